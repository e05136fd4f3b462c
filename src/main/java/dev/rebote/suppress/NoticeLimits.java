package dev.rebote.suppress;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a reader is told at once.
 *
 * @param sameAfter how long not again of the same cause; zero for each time
 * @param perHour   how many notices in an hour; 0 for as many as there are
 */
public record NoticeLimits(Duration sameAfter, int perHour) {

    private static final Duration HOUR = Duration.ofHours(1);

    boolean knowsCauses() {
        return !sameAfter.isZero();
    }

    boolean knowsHours() {
        return perHour > 0;
    }

    Instant causesSince(Instant at) {
        return at.minus(sameAfter);
    }

    static Instant admissionsSince(Instant at) {
        return at.minus(HOUR);
    }
}
