package dev.rebote.suppress;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The stores in a file of H2. */
class H2StoresTest
        implements SuppressionsContract,
                SentMessagesContract,
                NoticeLedgerContract,
                RemovedMappingsContract,
                KeptPathsContract {

    @TempDir
    static Path directory;

    private static final HandClock CLOCK = new HandClock(Entries.NOW);

    private static StoreSettings settings = StoreSettings.inMemory();
    private static Stores stores = Stores.open(settings, CLOCK);

    @BeforeAll
    static void open() {
        settings = Emptied.patient(StoreSettings.at("jdbc:h2:file:" + directory.resolve("rebote"), "rebote", ""));
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
