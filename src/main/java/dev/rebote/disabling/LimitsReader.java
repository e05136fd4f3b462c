package dev.rebote.disabling;

import dev.rebote.yaml.Durations;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Values;
import java.time.Duration;
import java.util.List;

/** Reads the numbers by which recipients are disabled, strictly. */
final class LimitsReader {

    static final List<String> KEYS = List.of(
            "score",
            "apart",
            "counts-for",
            "believed-for",
            "delivery-takes",
            "deliveries-clear",
            "weights",
            "lasts",
            "outage",
            "a-day");
    static final List<String> OUTAGE_KEYS = List.of("share", "recipients", "within");
    static final List<String> DAY_KEYS = List.of("share", "recipients");

    /** Below this two reports that only name a message of ours would do, at 0.3 each. */
    private static final double LEAST_SCORE = 0.7;

    private static final double MOST_SCORE = 10;

    /** Two failures of one trouble lie closer together. */
    private static final Duration LEAST_APART = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    /** So long the history is kept unless told otherwise. */
    private static final Duration MOST_COUNTED = Duration.ofDays(90);

    private static final int MOST_DELIVERIES = 1000;

    /** A guard that waits until all recipients of a provider fail is none. */
    private static final int MOST_OF_A_PROVIDER = 90;

    /** Half of what is remembered of a provider. */
    private static final int MOST_RECIPIENTS = 500;

    private static final int MOST_A_DAY = 1_000_000;

    /** A shorter outage is none, and of a longer one a thousand events tell nothing any more. */
    private static final Duration SHORTEST_OUTAGE = Duration.ofMinutes(10);

    private LimitsReader() {}

    static DisablingLimits read(Mapping written) {
        written.onlyKeys(KEYS.toArray(String[]::new));
        DisablingLimits usual = DisablingLimits.DEFAULT;
        Duration apart = Values.duration(written, "apart", LEAST_APART, MONTH).orElse(usual.apart());
        Duration stale =
                Values.duration(written, "counts-for", DAY, MOST_COUNTED).orElse(usual.stale());
        if (apart.compareTo(stale) >= 0) {
            throw written.mistake("failures that must lie " + Durations.text(apart)
                    + " 'apart' never count together: each 'counts-for' " + Durations.text(stale));
        }
        return new DisablingLimits(
                Values.amount(written, "score", LEAST_SCORE, MOST_SCORE).orElse(usual.threshold()),
                apart,
                stale,
                Values.duration(written, "believed-for", DAY, MONTH).orElse(usual.believed()),
                Values.amount(written, "delivery-takes", 0, 1).orElse(usual.delivery()),
                Values.number(written, "deliveries-clear", 1, MOST_DELIVERIES).orElse(usual.deliveries()),
                ByReason.weights(written, "weights"),
                ByReason.ladders(written, "lasts"),
                written.optionalMapping("outage").map(LimitsReader::outage).orElse(usual.outage()),
                written.optionalMapping("a-day").map(LimitsReader::daily).orElse(usual.daily()));
    }

    private static OutageGuard outage(Mapping outage) {
        outage.onlyKeys(OUTAGE_KEYS.toArray(String[]::new));
        OutageGuard usual = OutageGuard.DEFAULT;
        return new OutageGuard(
                Values.share(outage, "share", 1, MOST_OF_A_PROVIDER).orElse(usual.share()),
                Values.number(outage, "recipients", 2, MOST_RECIPIENTS).orElse(usual.least()),
                Values.duration(outage, "within", SHORTEST_OUTAGE, DAY).orElse(usual.window()));
    }

    private static DailyGuard daily(Mapping day) {
        day.onlyKeys(DAY_KEYS.toArray(String[]::new));
        DailyGuard usual = DailyGuard.DEFAULT;
        return new DailyGuard(
                Values.share(day, "share", 0, 100).orElse(usual.share()),
                Values.number(day, "recipients", 0, MOST_A_DAY).orElse(usual.least()));
    }
}
