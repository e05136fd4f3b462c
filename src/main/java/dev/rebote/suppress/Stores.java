package dev.rebote.suppress;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The memories of a server, opened together because they lie in one place.
 *
 * @param suppressions    what happened to whom, and who is disabled
 * @param sentMessages    what was sent to whom
 * @param noticeLedger    who was told what
 * @param removedMappings what was taken out of forwards and groups
 * @param keptPaths       whom return paths are about
 * @param retention       how long things are kept
 * @param preparation     begins to make the tables, and waits for nothing
 */
public record Stores(
        Suppressions suppressions,
        SentMessages sentMessages,
        NoticeLedger noticeLedger,
        RemovedMappings removedMappings,
        KeptPaths keptPaths,
        Retention retention,
        Predicate<Duration> preparation)
        implements AutoCloseable {

    /** Opens the stores. A database is asked for nothing yet: it may be down, and the server starts all the same. */
    public static Stores open(StoreSettings settings, Clock clock) {
        Retention retention = settings.retention();
        if (settings.kind() == StoreSettings.Kind.MEMORY) {
            return new Stores(
                    new MemorySuppressions(clock, retention),
                    new MemorySentMessages(retention),
                    new MemoryNoticeLedger(),
                    new MemoryRemovedMappings(),
                    new MemoryKeptPaths(),
                    retention,
                    wait -> true);
        }
        return open(new Database(settings), settings, clock);
    }

    private static Stores open(Database database, StoreSettings settings, Clock clock) {
        Retention retention = settings.retention();
        Suppressions suppressions = new JdbcSuppressions(database, clock, retention);
        return new Stores(
                settings.hasCache()
                        ? new CachedSuppressions(suppressions, settings, Ticker.systemTicker())
                        : suppressions,
                new JdbcSentMessages(database, retention),
                new JdbcNoticeLedger(database),
                new JdbcRemovedMappings(database),
                new JdbcKeptPaths(database),
                retention,
                database::prepare);
    }

    /**
     * Begins to make the tables in a thread of its own and waits for them, but no longer than this; says whether they are there.
     * Where they are not, mail flows as if the store were down until they are.
     */
    public boolean prepare(Duration wait) {
        return preparation.test(wait);
    }

    /** Throws away what is over, in small batches, so that nobody waits long for another; gives how much it was. */
    public Swept expire(Clock clock) {
        Swept all = new Swept(0, 0, 0);
        Swept batch;
        do {
            batch = expired(clock.instant());
            all = all.and(batch);
        } while (!batch.isNothing());
        return all;
    }

    private Swept expired(Instant now) {
        Swept batch = suppressions.expire(now, BATCH);
        int sent = sentMessages.expire(now, BATCH);
        int notices = noticeLedger.expire(now.minus(retention.counters()), BATCH);
        return batch.and(new Swept(0, 0, sent + notices + keptPaths.expire(now, BATCH)));
    }

    /** So many rows a database deletes within the time that a statement has. */
    private static final int BATCH = 1_000;

    @Override
    public void close() {
        noticeLedger.close();
        suppressions.close();
    }
}
