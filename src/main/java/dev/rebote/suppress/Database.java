package dev.rebote.suppress;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The way to a database: a pool of connections, a limit on each wait, and a fuse. Nothing is asked of the database before the
 * first use. Thread-safe.
 */
final class Database implements AutoCloseable {

    /** So often a transaction is done that met another on its way: two servers wrote the same row. */
    private static final int TRIES = 3;

    /** A unique key was written meanwhile; a serialization failure; a deadlock; H2's word for the first two. */
    private static final String DUPLICATE = "23505";

    private static final String CONFLICT = "40";

    private final StoreSettings settings;
    private final Statements statements;
    private final Schema schema;
    private final Breaker breaker = new Breaker(System::nanoTime);
    private final HikariDataSource pool;
    private final Writes writes;

    Database(StoreSettings settings) {
        this.settings = settings;
        this.statements = Statements.of(settings.kind());
        this.schema = new Schema(DataSources.patient(settings));
        this.pool = new HikariDataSource();
        configure(pool, settings);
        this.writes = settings.kind() == StoreSettings.Kind.H2
                ? new JoinedWrites(pool, settings.connectionWait().plus(settings.statementTimeout()))
                : Writes.each(pool);
    }

    private static void configure(HikariConfig config, StoreSettings settings) {
        config.setPoolName("rebote");
        config.setDataSource(DataSources.of(settings));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.connectionWait().toMillis());
        config.setValidationTimeout(settings.connectionWait().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(DataSources.greeting(settings));
    }

    /** Begins to make the tables; says whether they are there in this time. */
    boolean prepare(Duration wait) {
        try {
            schema.await(wait);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a statement of our files. */
    String sql(String name) {
        return statements.get(name);
    }

    /** Reads; each statement stands alone. */
    <T> T read(Writes.Work<T> work) {
        return guarded(() -> {
            try (Connection connection = pool.getConnection()) {
                return work.with(connection);
            }
        });
    }

    /** Writes all or nothing; it is on the disk afterwards. */
    <T> T write(Writes.Work<T> work) {
        return guarded(() -> withoutConflict(() -> writes.write(work)));
    }

    /** Writes; a crash within half a second may take it back, and a part may stay of what fails. */
    <T> T writeSoon(Writes.Work<T> work) {
        return guarded(() -> withoutConflict(() -> writes.writeSoon(work)));
    }

    private static <T> T withoutConflict(Call<T> call) throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.make();
            } catch (SQLException e) {
                if (attempt == TRIES || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** Says whether nobody else writes while a work is under way. */
    boolean writesOneByOne() {
        return writes.areOneByOne();
    }

    private static boolean isConflict(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals(DUPLICATE) || state.startsWith(CONFLICT);
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws SQLException, InterruptedException;
    }

    private <T> T guarded(Call<T> call) {
        if (!breaker.letsThrough()) {
            throw new StoreUnavailableException(settings + " did not answer; not asked again for some seconds");
        }
        try {
            schema.await(settings.connectionWait());
            T result = call.make();
            breaker.succeeded();
            return result;
        } catch (SQLException | ExecutionException | TimeoutException e) {
            breaker.failed();
            throw new StoreUnavailableException(settings + " does not answer: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(settings + " was not waited for", e);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        String message = cause.getMessage();
        return message == null ? "not in time" : BoundedText.line(message, MOST_REASON);
    }

    /** Messages of databases are long; the cause is at the start, and the whole is in the exception behind. */
    private static final int MOST_REASON = 300;

    @Override
    public void close() {
        writes.close();
        pool.close();
    }
}
