package dev.rebote.james;

import com.google.common.collect.ImmutableList;
import com.google.inject.Inject;
import dev.rebote.suppress.ForwardsAndGroups;
import dev.rebote.suppress.RemovedMapping;
import dev.rebote.suppress.RemovedMappings;
import dev.rebote.suppress.StoreUnavailableException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.MappingSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes dead addresses out of the forwards and groups of our own users, and gives them back. Each change is a line in the log
 * {@value #AUDIT}. Thread-safe.
 */
final class DeadTargets implements ForwardsAndGroups {

    /** The name of the log in which every change stands. */
    static final String AUDIT = "dev.rebote.audit";

    private static final Logger LOGGER = LoggerFactory.getLogger(AUDIT);

    /** An alias or a domain mapping is how an address of ours is meant; a person set up only these two. */
    private static final Map<String, Mapping.Type> KINDS =
            Map.of("forward", Mapping.Type.Forward, "group", Mapping.Type.Group);

    private final RecipientRewriteTable table;
    private final RemovedMappings removed;
    private final Clock clock;

    @Inject
    DeadTargets(RecipientRewriteTable table, RemovedMappings removed, Clock clock) {
        this.table = table;
        this.removed = removed;
        this.clock = clock;
    }

    /**
     * Takes the address out of every forward and group that names it. What is taken is remembered first, so that nothing is lost
     * when the table or the server fails in between.
     *
     * @return how many were taken out
     */
    int remove(String address, String because) throws RecipientRewriteTableException {
        String target = address.toLowerCase(Locale.ROOT);
        int count = 0;
        for (String kind : KINDS.keySet()) {
            Mapping mapping = Mapping.of(type(kind), target);
            List<MappingSource> sources =
                    table.listSources(mapping).limit(RemovedMappings.MOST).collect(ImmutableList.toImmutableList());
            for (MappingSource source : sources) {
                removed.keep(new RemovedMapping(target, source.asString(), kind, clock.instant(), because));
                table.removeMapping(source, mapping);
                LOGGER.info("Removed the {} of {} to {}: {}", kind, source.asString(), target, because);
                count++;
            }
        }
        return count;
    }

    @Override
    public int restore(String address, String because) {
        List<RemovedMapping> all = removed.of(address.toLowerCase(Locale.ROOT));
        for (RemovedMapping mapping : all) {
            add(mapping);
            removed.forget(mapping);
            LOGGER.info("Restored the {} of {} to {}: {}", mapping.kind(), mapping.source(), mapping.target(), because);
        }
        return all.size();
    }

    /** What somebody set up again is not added twice: not every table of James looks for that. */
    private void add(RemovedMapping taken) {
        MappingSource source = MappingSource.parse(taken.source());
        Mapping mapping = Mapping.of(type(taken.kind()), taken.target());
        try {
            if (!table.getStoredMappings(source).contains(mapping)) {
                table.addMapping(source, mapping);
            }
        } catch (RecipientRewriteTableException e) {
            throw new StoreUnavailableException("James's table of forwards says: " + e.getMessage(), e);
        }
    }

    private static Mapping.Type type(String kind) {
        return KINDS.getOrDefault(kind, Mapping.Type.Forward);
    }
}
