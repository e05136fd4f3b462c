package dev.rebote.james;

import dev.rebote.suppress.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;

/**
 * The log of a store that may be away: a line when it is first missed, then at most one a minute with the number of times, and one
 * when it answers again. One that comes and goes fills no log either. Thread-safe.
 */
final class StoreLog {

    /** Often enough for whoever looks whether it goes on. */
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Logger logger;
    private final String consequence;
    private final Clock clock;
    private volatile boolean missed;
    private Instant next = Instant.MIN;
    private long untold;

    /**
     * @param consequence what happens without the store
     */
    StoreLog(Logger logger, String consequence, Clock clock) {
        this.logger = logger;
        this.consequence = consequence;
        this.clock = clock;
    }

    /** The store did not answer. */
    synchronized void away(StoreUnavailableException why) {
        Instant now = clock.instant();
        untold++;
        if (now.isBefore(next)) {
            return;
        }
        logger.warn(
                "The store cannot be reached ({} times since the last line); {}: {}",
                untold,
                consequence,
                why.getMessage());
        next = now.plus(BETWEEN_LINES);
        untold = 0;
        missed = true;
    }

    /** The store answered; costs nothing while nothing was missed. */
    void answers() {
        if (missed) {
            tellOnce();
        }
    }

    private synchronized void tellOnce() {
        if (missed) {
            logger.info("The store answers again ({} times more it did not)", untold);
            untold = 0;
            missed = false;
        }
    }
}
