package dev.rebote.policy;

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

    public RetryPlan {
        if (first.isNegative() || first.isZero() || factor < 1 || longest.compareTo(first) < 0) {
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
        Duration wait =
                heedsHint ? hint.filter(asked -> !asked.isZero()).orElseGet(() -> own(attempts)) : own(attempts);
        return Optional.of(wait.compareTo(longest) > 0 ? longest : wait);
    }

    private Duration own(int attempts) {
        double seconds = first.toSeconds() * Math.pow(factor, Math.max(0, attempts - 1));
        return seconds >= longest.toSeconds() ? longest : Duration.ofSeconds((long) seconds);
    }
}
