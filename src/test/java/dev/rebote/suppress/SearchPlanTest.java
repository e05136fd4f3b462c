package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.testing.RealPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each question is answered from one index, which has the order already, however many rows there are. */
class SearchPlanTest {

    @RegisterExtension
    static final RealPostgres POSTGRES = new RealPostgres();

    private static final PageRequest NEXT = PageRequest.parse("1773144000000.00000000-0000-0000-0000-000000000001", 50)
            .orElseThrow();

    private static Stores h2Stores = Stores.open(StoreSettings.inMemory(), new HandClock(Entries.NOW));
    private static Stores postgresStores = h2Stores;
    private static StoreSettings h2 = StoreSettings.at("jdbc:h2:mem:plans;DB_CLOSE_DELAY=-1", "rebote", "");
    private static StoreSettings postgres = h2;

    @BeforeAll
    static void makeTables() throws SQLException {
        postgres = POSTGRES.emptyDatabase();
        h2Stores = Stores.open(Emptied.patient(h2), new HandClock(Entries.NOW));
        postgresStores = Stores.open(Emptied.patient(postgres), new HandClock(Entries.NOW));
        h2Stores.suppressions().concerning("anybody@example.com");
        postgresStores.suppressions().concerning("anybody@example.com");
        fill();
    }

    /** PostgreSQL chooses by what is in the tables. */
    private static void fill() throws SQLException {
        try (Connection connection = DataSources.patient(postgres).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO rebote_history SELECT gen_random_uuid(), 't', 't' || n % 50 || '.test',"
                            + " 'r' || n % 2000 || '@d' || n % 100 || '.test', 'd' || n % 100 || '.test', 'failed', 'reason' || n % 40,"
                            + " '5.1.1', 'proved', TRUE, 'session', 'rcpt-to', 'p' || n % 60 || '.test', 'words',"
                            + " TIMESTAMP '2026-03-01 00:00:00' + n * INTERVAL '1 min' FROM generate_series(1, 20000) AS numbers(n)");
            statement.execute(
                    "INSERT INTO rebote_suppression SELECT gen_random_uuid(), FALSE, 't' || n % 50 || '.test',"
                            + " 'address', 'r' || n || '@d.test', 'r' || n || '@d.test', 'd' || n % 100 || '.test', 'reason' || n % 40,"
                            + " TIMESTAMP '2026-03-01 00:00:00' + n * INTERVAL '1 min', NULL, 1, '' FROM generate_series(1, 20000)"
                            + " AS numbers(n)");
            statement.execute("ANALYZE");
        }
    }

    @AfterAll
    static void close() {
        h2Stores.close();
        postgresStores.close();
    }

    static Stream<Arguments> questions() {
        HistoryQuery all = HistoryQuery.all();
        SuppressionQuery list = SuppressionQuery.inForce();
        return Stream.of(
                Arguments.of("rebote_history_time", Search.of(all, NEXT)),
                Arguments.of(
                        "rebote_history_recipient",
                        Search.of(all.to("r1@d1.test").ofTenant("t1.test"), NEXT)),
                Arguments.of(
                        "rebote_history_domain",
                        Search.of(all.inDomain("d1.test").thatMayBeActedOn(), NEXT)),
                Arguments.of("rebote_history_reason", Search.of(all.because(Reason.DOMAIN_UNKNOWN), NEXT)),
                Arguments.of(
                        "rebote_history_provider", Search.of(all.at("mail.test").from(Entries.NOW), NEXT)),
                Arguments.of("rebote_history_tenant", Search.of(all.ofTenant("t1.test"), NEXT)),
                Arguments.of("rebote_suppression_time", Search.of(list, NEXT)),
                Arguments.of("rebote_suppression_tenant", Search.of(list.ofTenant("t1.test"), NEXT)),
                Arguments.of(
                        "rebote_suppression_domain",
                        Search.of(list.inDomain("d1.test").ofTenant("t1.test"), NEXT)),
                Arguments.of("rebote_suppression_reason", Search.of(list.because("complaint"), NEXT)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void shouldAskOneIndexOfH2ThatHasTheOrder(String index, Query question) throws SQLException {
        try (Connection connection = DataSources.patient(h2).getConnection()) {
            String plan = plan(question, connection);

            assertThat(plan).containsIgnoringCase(index + ":").contains("index sorted");
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void shouldAskOneIndexOfPostgresThatHasTheOrder(String index, Query question) throws SQLException {
        try (Connection connection = DataSources.patient(postgres).getConnection();
                Statement statement = connection.createStatement()) {
            // For the few rows of a test it would rather sort.
            statement.execute("SET enable_bitmapscan = off");

            String plan = plan(question, connection);

            assertThat(plan).contains("Index Scan using " + index + " ").doesNotContain("Sort");
        }
    }

    private static String plan(Query question, Connection connection) throws SQLException {
        List<String> lines = question.explained().list(connection, Row::text);
        return String.join("\n", lines);
    }
}
