package dev.rebote.trust;

import java.time.Duration;
import java.time.LocalDate;

/**
 * How long a signed return path is good.
 *
 * @param days for how many days after that of its making
 */
public record Validity(int days) {

    /** As BATV has it (draft-levine-smtp-batv): longer than the five days that a server tries (RFC 5321, section 4.5.4.1). */
    public static final Validity USUAL = new Validity(7);

    /** Whoever has read a path may use it so long; SRS has 21 days. */
    public static final int MAX_DAYS = 30;

    /** A report of the last day may be on its way, and midnight is elsewhere at another hour. */
    private static final int GRACE_DAYS = 1;

    /** Another server of ours may already write tomorrow. */
    private static final int SKEW_DAYS = 1;

    /** The day is written in three letters, fifteen bits, which come again after 89 years. */
    private static final int CYCLE = 1 << 15;

    static final int STAMP_LETTERS = 3;

    /** Beyond this no path is good, whatever an operator has chosen. */
    static final Duration LONGEST = Duration.ofDays(MAX_DAYS + GRACE_DAYS + SKEW_DAYS);

    public Validity {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("must be 1 to " + MAX_DAYS + " days, found " + days);
        }
    }

    static String stamp(LocalDate day) {
        return Base32.of((int) Math.floorMod(day.toEpochDay(), (long) CYCLE), STAMP_LETTERS);
    }

    /** Gives the day of a stamp: the last before tomorrow's morrow that is written so. */
    static LocalDate day(String stamp, LocalDate today) {
        long latest = today.toEpochDay() + SKEW_DAYS;
        return LocalDate.ofEpochDay(latest - Math.floorMod(latest - Base32.number(stamp), (long) CYCLE));
    }

    boolean holds(LocalDate day, LocalDate today) {
        return !day.isBefore(today.minusDays((long) days + GRACE_DAYS));
    }
}
