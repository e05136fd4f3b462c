package dev.rebote.yaml;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Lengths of time as an operator writes them: a number and one unit, {@code 30s}, {@code 15min}, {@code 4h}, {@code 5d}. */
public final class Durations {

    /** What {@link #parse} takes, for messages to whoever wrote something else. */
    public static final String FORM = "a time such as 30s, 15min, 4h or 5d";

    /** Six digits of days are more than two thousand years. */
    private static final int MAX_DIGITS = 6;

    private Durations() {}

    private enum Unit {
        DAYS("d", Duration.ofDays(1)),
        HOURS("h", Duration.ofHours(1)),
        MINUTES("min", Duration.ofMinutes(1)),
        SECONDS("s", Duration.ofSeconds(1));

        private final String id;
        private final Duration length;

        Unit(String id, Duration length) {
            this.id = id;
            this.length = length;
        }
    }

    /** Reads a length of time that is longer than nothing; empty when {@code text} is none. */
    public static Optional<Duration> parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MAX_DIGITS) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text.substring(0, digits));
        String name = text.substring(digits).strip();
        return Arrays.stream(Unit.values())
                .filter(unit -> number > 0 && unit.id.equals(name))
                .map(unit -> unit.length.multipliedBy(number))
                .findFirst();
    }

    /** Gives the text of a length of time, in the largest unit that leaves no rest; parts of a second are passed over. */
    public static String text(Duration length) {
        long seconds = length.toSeconds();
        Unit unit = Arrays.stream(Unit.values())
                .filter(candidate -> seconds != 0 && seconds % candidate.length.toSeconds() == 0)
                .findFirst()
                .orElse(Unit.SECONDS);
        return seconds / unit.length.toSeconds() + unit.id;
    }
}
