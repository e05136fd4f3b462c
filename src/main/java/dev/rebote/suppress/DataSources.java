package dev.rebote.suppress;

import java.time.Duration;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the ways to each database. {@code DriverManager} would not find our drivers: James's class loader does not see them. */
final class DataSources {

    /** A network that swallows packets is noticed this much later than a server that is slow. */
    private static final Duration NETWORK = Duration.ofSeconds(1);

    private DataSources() {}

    /** Gives the way for what a mail waits for. */
    static DataSource of(StoreSettings settings) {
        if (settings.kind() == StoreSettings.Kind.H2) {
            return h2(settings);
        }
        PGSimpleDataSource source = postgresql(settings);
        source.setSocketTimeout(seconds(settings.statementTimeout().plus(NETWORK)));
        return source;
    }

    /** Gives the way for what may take its time, such as a change of the tables. */
    static DataSource patient(StoreSettings settings) {
        return settings.kind() == StoreSettings.Kind.H2 ? h2(settings) : postgresql(settings);
    }

    private static DataSource h2(StoreSettings settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        return source;
    }

    private static PGSimpleDataSource postgresql(StoreSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(settings.url());
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
            source.setPassword(settings.password());
        }
        source.setApplicationName("rebote");
        source.setConnectTimeout(seconds(settings.connectionWait()));
        source.setReWriteBatchedInserts(true);
        return source;
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.plusMillis(999).toSeconds());
    }

    /** Gives what a new connection is told first: how long a statement may take, and that a commit is on the disk. */
    static String greeting(StoreSettings settings) {
        long timeout = settings.statementTimeout().toMillis();
        return switch (settings.kind()) {
            case H2 -> "SET QUERY_TIMEOUT " + timeout + "; SET LOCK_TIMEOUT " + timeout + "; SET WRITE_DELAY 0";
            default -> "SET statement_timeout = " + timeout + "; SET lock_timeout = " + timeout;
        };
    }
}
