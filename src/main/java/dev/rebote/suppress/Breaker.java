package dev.rebote.suppress;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The fuse before a store that does not answer: after a few failures it lets nobody through for a while, so that a dead store
 * costs a mail nothing. Thread-safe.
 */
final class Breaker {

    /** One failure may be chance, such as a slow statement. */
    private static final int FAILURES = 3;

    /** Long enough to cost nothing, short enough that a restarted database is found again before anybody looks. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private int failures;
    private long openUntil;

    /** The time counts, not the date: a clock that is set must not hold the store off. */
    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Says whether a call may try. After the pause one may, and the others wait for what it finds. */
    synchronized boolean letsThrough() {
        if (failures < FAILURES) {
            return true;
        }
        if (nanos.getAsLong() - openUntil < 0) {
            return false;
        }
        openUntil = nanos.getAsLong() + PAUSE.toNanos();
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures = Math.min(FAILURES, failures + 1);
        if (failures >= FAILURES) {
            openUntil = nanos.getAsLong() + PAUSE.toNanos();
        }
    }
}
