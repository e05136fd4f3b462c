package dev.rebote.james;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again in a thread of its own, until it is closed. Thread-safe. */
final class Periodic implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Periodic.class);

    /** How long the end waits for work that runs. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread;

    /** What is done; an exception is logged, and it is done again the next time. */
    @FunctionalInterface
    interface Work {
        void run() throws MessagingException;
    }

    private Periodic(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** Does {@code work} now, and then always after this time. */
    static Periodic start(String name, Duration interval, Work work) {
        return start(name, Duration.ZERO, interval, work);
    }

    /** Does {@code work} after this time, and then always again: the server that it needs is still starting. */
    static Periodic startLater(String name, Duration interval, Work work) {
        return start(name, interval, interval, work);
    }

    private static Periodic start(String name, Duration first, Duration interval, Work work) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread own = new Thread(runnable, name);
            own.setDaemon(true);
            return own;
        });
        // The future would only tell of an end that nothing but close() brings about.
        var unused = thread.scheduleWithFixedDelay(
                () -> runAndLog(name, work), first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return new Periodic(thread);
    }

    private static void runAndLog(String name, Work work) {
        try {
            work.run();
        } catch (MessagingException | RuntimeException e) {
            LOGGER.error("{} has failed, and will be done again", name, e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
