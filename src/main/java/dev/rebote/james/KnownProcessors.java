package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.Set;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;

/** The processors that James has, known when all of its mailets are ready. */
public final class KnownProcessors {

    private final Provider<CompositeProcessorImpl> processors;

    /**
     * @param processors asked when they are needed: they are made of the mailets that need them
     */
    @Inject
    public KnownProcessors(Provider<CompositeProcessorImpl> processors) {
        this.processors = processors;
    }

    Set<String> names() {
        return Set.of(processors.get().getProcessorStates());
    }
}
