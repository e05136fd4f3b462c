package dev.rebote.james;

import dev.rebote.suppress.SentMessages;
import dev.rebote.suppress.StoreSettings;
import dev.rebote.suppress.Stores;
import java.time.Clock;
import org.apache.james.metrics.tests.RecordingMetricFactory;

/** The memory of a server that a test has for itself. */
final class TestMemory {

    private TestMemory() {}

    static MemoryStores stores(Clock clock) {
        return new MemoryStores(
                Stores.open(StoreSettings.inMemory(), clock), new Alarms(new RecordingMetricFactory(), clock), clock);
    }

    /** Gives a memory that knows of sent messages what {@code sent} knows. */
    static BounceMemory memory(Clock clock, SentMessages sent) {
        Stores stores = Stores.open(StoreSettings.inMemory(), clock);
        Alarms alarms = new Alarms(new RecordingMetricFactory(), clock);
        return new BounceMemory(
                new MemoryStores(withSent(stores, sent), alarms, clock), new RecordingMetricFactory(), clock);
    }

    static BounceMemory memory(Clock clock) {
        return new BounceMemory(stores(clock), new RecordingMetricFactory(), clock);
    }

    private static Stores withSent(Stores stores, SentMessages sent) {
        return new Stores(
                stores.suppressions(),
                sent,
                stores.noticeLedger(),
                stores.removedMappings(),
                stores.keptPaths(),
                stores.retention(),
                wait -> true);
    }
}
