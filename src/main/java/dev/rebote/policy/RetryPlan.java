package dev.rebote.policy;

import dev.rebote.yaml.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * When a delivery that failed for now is tried again.
 *
 * @param first       the wait after the first attempt
 * @param factor      what each wait is multiplied by for the next, at least 1
 * @param longest     no wait is longer
 * @param tries       how many attempts there are in all, the first included; as many as fit into {@code giveUpAfter} when empty
 * @param giveUpAfter the time since the first attempt after which nothing is tried any more
 * @param heedsHint   whether the wait that the remote asks for goes before ours
 */
public record RetryPlan(
        Duration first,
        double factor,
        Duration longest,
        Optional<Integer> tries,
        Duration giveUpAfter,
        boolean heedsHint) {

    /** A remote that says "try again in 1 second" shall not keep us busy. */
    static final Duration SHORTEST_HINT = Duration.ofMinutes(1);

    /** So often a remote may set the pace; who asks more often does not keep its word, and our own waits grow again. */
    static final int HEEDED_HINTS = 10;

    public RetryPlan {
        if (first.isNegative() || first.isZero() || !(factor >= 1) || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a plan needs a first wait, a factor of at least 1, and no shorter longest wait");
        }
    }

    /**
     * Gives the wait before the next attempt; empty when there is none.
     *
     * @param attempts how many attempts were made
     * @param age      the time since the first of them
     * @param hint     how long the remote asks us to wait
     */
    public Optional<Duration> next(int attempts, Duration age, Optional<Duration> hint) {
        if (tries.filter(most -> attempts >= most).isPresent() || age.compareTo(giveUpAfter) >= 0) {
            return Optional.empty();
        }
        return Optional.of(shorter(
                longest,
                hint.filter(asked -> heeds(attempts, asked))
                        .map(asked -> longer(asked, SHORTEST_HINT))
                        .orElseGet(() -> own(attempts))));
    }

    private boolean heeds(int attempts, Duration asked) {
        return heedsHint && attempts <= HEEDED_HINTS && !asked.isZero() && !asked.isNegative();
    }

    private Duration own(int attempts) {
        double seconds = first.toSeconds() * Math.pow(factor, Math.max(0, attempts - 1));
        return seconds >= longest.toSeconds() ? longest : Duration.ofSeconds((long) seconds);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Gives the plan on one line, as short as a log wants it. */
    String text() {
        String growth = factor == 1 ? "" : ", x" + (factor == Math.rint(factor) ? "" + (long) factor : "" + factor);
        return (heedsHint ? "hint or " : "") + Durations.text(first) + growth + ", longest " + Durations.text(longest)
                + tries.map(most -> ", " + most + " tries").orElse("") + ", " + Durations.text(giveUpAfter);
    }
}
