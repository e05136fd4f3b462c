package dev.rebote.suppress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The calendar of the counters, in UTC: days, and stretches of 30 days. */
final class Period {

    /** A recipient is written once in each stretch, not with each mail. */
    private static final long DAYS = 30;

    private Period() {}

    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Gives the number of the stretch; who was seen in this one or the one before is active. */
    static int number(Instant at) {
        return Math.toIntExact(Math.floorDiv(day(at).toEpochDay(), DAYS));
    }
}
