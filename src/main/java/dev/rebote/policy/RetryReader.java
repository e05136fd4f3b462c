package dev.rebote.policy;

import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Durations;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Values;
import java.time.Duration;
import java.util.List;

/** Reads when a delivery is tried again. */
final class RetryReader {

    static final List<String> KEYS = List.of("first", "factor", "longest", "tries", "give-up-after", "heed-hint");

    /** Whoever comes back sooner is taken for a spammer. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** RFC 5321, section 4.5.4.1, says 4 to 5 days; a month is a mistake in writing. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    private static final Duration USUAL_LONGEST = Duration.ofHours(4);
    private static final Duration USUAL_LIFE = Duration.ofDays(5);
    private static final double USUAL_FACTOR = 2;
    private static final int MAX_FACTOR = 10;
    private static final int MAX_TRIES = 1000;

    private RetryReader() {}

    static RetryPlan read(Mapping retry) {
        retry.onlyKeys(KEYS.toArray(String[]::new));
        Duration first = Values.duration(retry, "first").orElseThrow(() -> retry.mistake("'first' is missing"));
        Duration longest =
                Values.duration(retry, "longest").orElse(first.compareTo(USUAL_LONGEST) > 0 ? first : USUAL_LONGEST);
        Duration giveUpAfter = Values.duration(retry, "give-up-after").orElse(USUAL_LIFE);
        if (first.compareTo(SHORTEST) < 0) {
            throw tooLittle(retry, "first", SHORTEST);
        }
        if (longest.compareTo(first) < 0) {
            throw tooLittle(retry, "longest", first);
        }
        if (giveUpAfter.compareTo(first) < 0) {
            throw retry.mistake("gives up after " + Durations.text(giveUpAfter) + ", before the first wait of "
                    + Durations.text(first) + " ends");
        }
        if (giveUpAfter.compareTo(LONGEST_LIFE) > 0) {
            throw retry.node("give-up-after").mistake("'give-up-after' is at most " + Durations.text(LONGEST_LIFE));
        }
        return new RetryPlan(
                first,
                Values.factor(retry, "factor", MAX_FACTOR).orElse(USUAL_FACTOR),
                longest,
                Values.number(retry, "tries", 2, MAX_TRIES),
                giveUpAfter,
                Values.truth(retry, "heed-hint", true));
    }

    private static ConfigurationException tooLittle(Mapping retry, String key, Duration least) {
        return retry.node(key).mistake("'" + key + "' is at least " + Durations.text(least));
    }
}
