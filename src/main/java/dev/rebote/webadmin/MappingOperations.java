package dev.rebote.webadmin;

import com.google.inject.Inject;
import dev.rebote.suppress.ForwardsAndGroups;
import dev.rebote.suppress.RemovedMapping;
import dev.rebote.suppress.RemovedMappings;
import dev.rebote.suppress.Suppression.Target;
import dev.rebote.webadmin.Operation.Method;
import java.util.List;
import java.util.Locale;

/** The forwards and groups that a dead address was taken out of: to look, and to give it back to them. */
final class MappingOperations {

    private static final String PATH = ReboteRoutes.BASE + "/mappings/:address";

    private final RemovedMappings removed;
    private final ForwardsAndGroups forwards;

    @Inject
    MappingOperations(RemovedMappings removed, ForwardsAndGroups forwards) {
        this.removed = removed;
        this.forwards = forwards;
    }

    List<Operation> all() {
        return List.of(
                new Operation(Method.GET, PATH, List.of(), this::list),
                new Operation(Method.POST, PATH + "/restore", List.of(), this::restore));
    }

    private Object list(Asked asked) {
        return new Mappings(removed.of(address(asked)).stream().map(Taken::of).toList());
    }

    private Object restore(Asked asked) {
        return new Restored(forwards.restore(address(asked), asked.who()));
    }

    private static String address(Asked asked) {
        String address = asked.inPath("address").strip().toLowerCase(Locale.ROOT);
        if (!Target.ADDRESS.fits(address)) {
            throw Refusal.wrong("the address in the path is none, expected " + Target.ADDRESS.form());
        }
        return address;
    }

    /** What was taken away, as it is shown; the names are public API. */
    private record Taken(String source, String kind, String target, String at, String because) {

        static Taken of(RemovedMapping mapping) {
            return new Taken(
                    mapping.source(),
                    mapping.kind(),
                    mapping.target(),
                    mapping.at().toString(),
                    mapping.because());
        }
    }

    private record Mappings(List<Taken> mappings) {}

    private record Restored(int restored) {}
}
