package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.byHand;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.suppress.Suppression.Target;
import dev.rebote.testing.RealPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stores in a real PostgreSQL. */
class PostgresStoresTest
        implements SuppressionsContract,
                SentMessagesContract,
                NoticeLedgerContract,
                RemovedMappingsContract,
                KeptPathsContract {

    @RegisterExtension
    static final RealPostgres POSTGRES = new RealPostgres();

    private static final HandClock CLOCK = new HandClock(Entries.NOW);

    private static StoreSettings settings = StoreSettings.inMemory();
    private static Stores stores = Stores.open(settings, CLOCK);

    @BeforeAll
    static void open() {
        settings = Emptied.patient(POSTGRES.emptyDatabase());
        stores = Stores.open(settings, CLOCK);
        stores.suppressions().concerning("anybody@example.com");
    }

    @BeforeEach
    void empty() {
        Emptied.empty(settings);
        CLOCK.set(Entries.NOW);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void shouldMakeTheTablesOnceWhenSeveralServersStart() {
        StoreSettings fresh = Emptied.patient(POSTGRES.emptyDatabase());
        List<Stores> servers =
                Stream.generate(() -> Stores.open(fresh, CLOCK)).limit(4).toList();

        servers.parallelStream()
                .forEach(server -> server.suppressions().suppress(byHand(Target.ADDRESS, Entries.ANNA)));

        assertThat(servers)
                .allMatch(server -> server.suppressions().isSuppressed(Entries.TENANT, "", Entries.ANNA, Entries.NOW));
        servers.forEach(Stores::close);
    }

    @Override
    public Suppressions store() {
        return stores.suppressions();
    }

    @Override
    public SentMessages sentMessages() {
        return stores.sentMessages();
    }

    @Override
    public NoticeLedger ledger() {
        return stores.noticeLedger();
    }

    @Override
    public RemovedMappings removedMappings() {
        return stores.removedMappings();
    }

    @Override
    public KeptPaths keptPaths() {
        return stores.keptPaths();
    }

    @Override
    public HandClock clock() {
        return CLOCK;
    }
}
