package dev.rebote.suppress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables, made when the store is first used and not before. It takes as long as it takes in a thread of its own, since a
 * mail does not wait for it. Several servers may begin at once: Flyway locks.
 */
final class Schema {

    /** Where Flyway keeps which steps were done. */
    private static final String TABLE = "rebote_schema";

    /** Servers that meet an empty database at once get in each other's way; at the next look one finds the tables of the other. */
    private static final int TRIES = 5;

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final DataSource source;
    private Optional<CompletableFuture<Void>> making = Optional.empty();
    private volatile boolean ready;

    Schema(DataSource source) {
        this.source = source;
    }

    /** Waits until the tables are there, but no longer than this. After a failure the next caller begins anew. */
    void await(Duration wait) throws TimeoutException, ExecutionException, InterruptedException {
        if (!ready) {
            begun().get(wait.toMillis(), TimeUnit.MILLISECONDS);
            ready = true;
        }
    }

    private synchronized CompletableFuture<Void> begun() {
        if (making.filter(made -> !made.isCompletedExceptionally()).isEmpty()) {
            CompletableFuture<Void> made = new CompletableFuture<>();
            making = Optional.of(made);
            start(made);
        }
        return making.get();
    }

    private void start(CompletableFuture<Void> made) {
        Thread thread = new Thread(() -> make(made), "rebote-schema");
        thread.setDaemon(true);
        thread.start();
    }

    // Whatever goes wrong here has to reach those who wait: Flyway throws its own exceptions, a missing class is an
    // error.
    private void make(CompletableFuture<Void> made) {
        try {
            migrate(TRIES);
            made.complete(null);
        } catch (RuntimeException | LinkageError failure) {
            made.completeExceptionally(failure);
        }
    }

    private void migrate(int tries) {
        try {
            migrate();
        } catch (FlywayException met) {
            if (tries == 1) {
                throw met;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            migrate(tries - 1);
        }
    }

    private void migrate() {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .resourceProvider(new SchemaFiles())
                .javaMigrationClassProvider(List::of)
                .table(TABLE)
                // The database may hold other tables, such as James's own.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
