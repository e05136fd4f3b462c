package dev.rebote.james;

import java.time.Duration;
import java.time.Instant;

/** What comes for one recipient after an attempt that failed. */
sealed interface Prospect {

    /**
     * It is tried again.
     *
     * @param after how long from now
     * @param until when it is given up
     */
    record Again(Duration after, Instant until) implements Prospect {}

    /**
     * It is given up, because of what was said.
     *
     * @param permanent whether the cause will not heal by itself
     */
    record Refused(boolean permanent) implements Prospect {}

    /** It is given up, because it was tried long enough; the cause might still heal. */
    record Expired() implements Prospect {}
}
