package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The stores in memory. */
class MemoryStoresTest
        implements SuppressionsContract, SentMessagesContract, RemovedMappingsContract, KeptPathsContract {

    private final HandClock clock = new HandClock(Entries.NOW);
    private final Stores stores = Stores.open(StoreSettings.inMemory(), clock);

    @Override
    public Suppressions store() {
        return stores.suppressions();
    }

    @Override
    public SentMessages sentMessages() {
        return stores.sentMessages();
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
        return clock;
    }

    @Test
    void shouldForgetTheOldestPathWhenItIsFull() {
        KeptPath path = new KeptPath("luis@example.com", "ana@example.org", Entries.NOW.plusSeconds(1));
        for (int i = 0; i <= MemoryKeptPaths.MOST; i++) {
            keptPaths().keep("a" + i, path);
        }

        assertThat(keptPaths().find("a0", Entries.NOW)).isEmpty();
        assertThat(keptPaths().find("a1", Entries.NOW)).contains(path);
    }
}
