package dev.rebote.disabling;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long somebody stays disabled the first time, the second time, and so on.
 *
 * @param steps         longer each time
 * @param untilReleased what comes after the last step: no end; else the last step again
 */
public record Ladder(List<Duration> steps, boolean untilReleased) {

    public Ladder {
        steps = List.copyOf(steps);
        if (steps.isEmpty() && !untilReleased) {
            throw new IllegalArgumentException("a ladder has at least one step");
        }
    }

    static Ladder ofDays(int... days) {
        return new Ladder(Arrays.stream(days).mapToObj(Duration::ofDays).toList(), false);
    }

    Ladder thenUntilReleased() {
        return new Ladder(steps, true);
    }

    /** Gives how long it is the first time, for 1, or a later time; empty: until released. */
    Optional<Duration> step(int times) {
        if (times <= steps.size()) {
            return Optional.of(steps.get(times - 1));
        }
        return untilReleased ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }
}
