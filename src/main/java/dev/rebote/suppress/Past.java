package dev.rebote.suppress;

import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of earlier suppressions of the same target, also when none is in force.
 *
 * @param times    how often it was disabled
 * @param released when it was last released; what happened before counts no more
 */
public record Past(int times, Optional<Instant> released) {

    /** Never disabled. */
    static final Past NONE = new Past(0, Optional.empty());

    Past releasedAt(Instant now) {
        return new Past(times, Optional.of(now));
    }

    Past withdrawnAt(Instant now) {
        return new Past(Math.max(0, times - 1), Optional.of(now));
    }

    Past disabledFor(int time) {
        return new Past(Math.max(times, time), released);
    }
}
