package dev.rebote.suppress;

/** The stores in memory. */
class MemoryStoresTest implements SuppressionsContract, SentMessagesContract, RemovedMappingsContract {

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
    public HandClock clock() {
        return clock;
    }
}
