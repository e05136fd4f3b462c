package dev.rebote.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rebote.suppress.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real PostgreSQL: its server comes as a jar from Maven Central, is started once for all tests, and ends with the JVM. Only for
 * Linux on x86-64; elsewhere the tests say that they are skipped.
 */
public final class RealPostgres implements BeforeAllCallback {

    private static final String PLACE = "a running PostgreSQL";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Optional<Running> running = Optional.empty();

    /** The server as a resource of all tests: JUnit closes it when the last has run. */
    private record Running(EmbeddedPostgres server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(isForThisMachine(), "SKIPPED: no PostgreSQL for this machine; it comes for Linux on x86-64 only");
        running = Optional.of(context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(PLACE, place -> new Running(start()), Running.class));
    }

    public static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return system.contains("linux") && (machine.equals("amd64") || machine.equals("x86_64"));
    }

    /** Makes a database and gives the way to it. */
    public StoreSettings emptyDatabase() {
        EmbeddedPostgres server = running.orElseThrow().server();
        String name = "rebote" + NUMBER.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return StoreSettings.at(server.getJdbcUrl("postgres", name), "postgres", "");
    }

    public EmbeddedPostgres server() {
        return running.orElseThrow().server();
    }
}
