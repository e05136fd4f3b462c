package dev.rebote.suppress;

import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param entries  the history
 * @param sent     what was sent to whom
 * @param counters how often something was disabled, how many a day, whom we know; all without addresses
 */
public record Retention(Duration entries, Duration sent, Duration counters) {

    /** 90 days prove a case and show a season; reports are believed for 14 days; counters without addresses for two years. */
    public static final Retention DEFAULT =
            new Retention(Duration.ofDays(90), Duration.ofDays(14), Duration.ofDays(730));

    public Retention {
        if (entries.compareTo(Duration.ofDays(30)) < 0) {
            throw new IllegalArgumentException(
                    "history kept for " + entries + ", expected at least 30 days: so long failures count");
        }
        if (sent.isNegative() || sent.isZero() || counters.compareTo(entries) < 0) {
            throw new IllegalArgumentException("sent messages kept for " + sent + " and counters for " + counters
                    + ", expected more than nothing, and counters no shorter than the history");
        }
    }
}
