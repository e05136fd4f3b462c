package dev.rebote.benchmark;

import dev.rebote.suppress.StoreSettings;
import dev.rebote.suppress.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A database with many recipients, of whom every tenth is suppressed: {@code r0@example.com} is, {@code r1@example.com} is not.
 */
final class StoreWithMillions implements AutoCloseable {

    static final String TENANT = "sender.example";

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    /** So many rows are written in one go. */
    private static final int CHUNK = 100_000;

    private static final String SUPPRESSIONS =
            "INSERT INTO rebote_suppression SELECT %1$s, FALSE, 'sender.example', 'address',"
                    + " CONCAT('r', n * 10, '@example.com'), CONCAT('r', n * 10, '@example.com'), 'example.com', 'recipient.unknown',"
                    + " TIMESTAMP '2026-01-01 00:00:00', NULL, 1, CONCAT('mail-', n) FROM %2$s";

    private static final String RECIPIENTS =
            "INSERT INTO rebote_recipient SELECT %1$s, 'sender.example', 685 FROM %2$s";

    /** In order, so that the rows are made in minutes; nobody asks by them. */
    private static final String ID = "CAST(LPAD(CAST(n AS VARCHAR), 32, '0') AS UUID)";

    private final Path directory;
    private final Closeable server;
    private final StoreSettings settings;

    private StoreWithMillions(Path directory, Closeable server, StoreSettings settings) {
        this.directory = directory;
        this.server = server;
        this.settings = settings;
    }

    static StoreWithMillions make(String kind, int known) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("rebote-store");
        StoreWithMillions store = kind.equals("h2") ? h2(directory) : postgresql(directory);
        store.fill(kind.equals("h2"), known);
        return store;
    }

    private static StoreWithMillions h2(Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("rebote");
        return new StoreWithMillions(directory, () -> {}, StoreSettings.at(url, "rebote", ""));
    }

    private static StoreWithMillions postgresql(Path directory) throws IOException {
        // As a server of an operator has it; the builder would spare the disk.
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
        String url = server.getJdbcUrl("postgres", "postgres");
        return new StoreWithMillions(directory, server, StoreSettings.at(url, "postgres", ""));
    }

    private void fill(boolean h2, int known) throws SQLException {
        ready().close();
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            fill(statement, SUPPRESSIONS, h2, known / 10);
            fill(statement, RECIPIENTS, h2, known);
            statement.execute(h2 ? "CHECKPOINT SYNC" : "VACUUM ANALYZE");
        }
    }

    private static void fill(Statement statement, String sql, boolean h2, int rows) throws SQLException {
        for (int from = 0; from < rows; from += CHUNK) {
            statement.execute(String.format(sql, ID, numbers(h2, from, Math.min(rows, from + CHUNK) - 1)));
        }
    }

    private static String numbers(boolean h2, int from, int to) {
        return h2
                ? "(SELECT X AS n FROM SYSTEM_RANGE(" + from + ", " + to + ")) AS numbers"
                : "generate_series(" + from + ", " + to + ") AS numbers(n)";
    }

    /** Opens the stores and waits until they answer. */
    Stores ready() {
        return ready(Map.of());
    }

    Stores readyWithoutCache() {
        return readyWithCacheFor("0 s");
    }

    Stores readyWithCacheFor(String time) {
        return ready(Map.of("store.cache-time", time));
    }

    static boolean isSuppressed(Stores stores, int number) {
        return stores.suppressions().isSuppressed(TENANT, "list@sender.example", "r" + number + "@example.com", NOW);
    }

    private Stores ready(Map<String, String> more) {
        Map<String, String> written = new HashMap<>(Map.of(
                "store", settings.kind().id(),
                "store.url", settings.url(),
                "store.user", settings.user(),
                "store.connection-wait", "30 s",
                "store.statement-timeout", "30 s"));
        written.putAll(more);
        Stores stores = Stores.open(StoreSettings.read(written, directory), Clock.systemUTC());
        stores.suppressions().concerning("nobody@example.com");
        return stores;
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
