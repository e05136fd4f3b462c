package dev.rebote.james;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of its own that does something again and again, and keeps no server from stopping. */
final class Rounds {

    private static final Logger LOGGER = LoggerFactory.getLogger(Rounds.class);

    private final ExecutorService thread;
    private final Future<?> rounds;

    private Rounds(ExecutorService thread, Future<?> rounds) {
        this.thread = thread;
        this.rounds = rounds;
    }

    static Rounds start(String name, Duration pause, Runnable round) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
        Future<?> rounds = thread.scheduleWithFixedDelay(
                () -> safely(name, round), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return new Rounds(thread, rounds);
    }

    /** An exception would end all rounds to come. */
    private static void safely(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOGGER.error("{} failed, and goes on with the next round", name, e);
        }
    }

    /** Ends after the round that is going on. */
    void stop() {
        rounds.cancel(false);
        thread.shutdown();
    }
}
