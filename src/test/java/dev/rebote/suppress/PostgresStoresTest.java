package dev.rebote.suppress;

import dev.rebote.testing.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stores in a real PostgreSQL. */
class PostgresStoresTest implements SuppressionsContract, SentMessagesContract {

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

    @Override
    public Suppressions store() {
        return stores.suppressions();
    }

    @Override
    public SentMessages sentMessages() {
        return stores.sentMessages();
    }

    @Override
    public HandClock clock() {
        return CLOCK;
    }
}
