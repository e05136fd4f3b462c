package dev.rebote.james;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.rebote.suppress.ForwardsAndGroups;
import dev.rebote.suppress.RemovedMappings;
import dev.rebote.suppress.Suppressions;

/**
 * What the REST routes need of the memory that the mailets share. The mailets need no module. {@code extensions.properties}
 * names it:
 *
 * <pre>{@code
 * guice.extension.module=dev.rebote.james.ReboteModule
 * }</pre>
 */
public final class ReboteModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(ForwardsAndGroups.class).to(DeadTargets.class);
    }

    @Provides
    Suppressions suppressions(MemoryStores stores) {
        return stores.suppressions();
    }

    @Provides
    RemovedMappings removedMappings(MemoryStores stores) {
        return stores.removedMappings();
    }
}
