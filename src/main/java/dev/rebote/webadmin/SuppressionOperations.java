package dev.rebote.webadmin;

import com.google.inject.Inject;
import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.suppress.ForwardsAndGroups;
import dev.rebote.suppress.Suppression;
import dev.rebote.suppress.Suppression.Target;
import dev.rebote.suppress.SuppressionQuery;
import dev.rebote.suppress.Suppressions;
import dev.rebote.webadmin.Operation.Method;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is disabled: to look, to disable by hand, and to release. */
final class SuppressionOperations {

    /** Where suppressions are. */
    static final String PATH = ReboteRoutes.BASE + "/suppressions";

    /** What narrows a list of suppressions or proposals. */
    static final List<String> FILTERS = List.of("tenant", "reason", "target", "domain", Asked.LIMIT, Asked.AFTER);

    private static final String UNTIL = "until";

    /** A rule of a policy disables for what happened, where there is no reason. */
    private static final List<String> REASONS = Stream.of(
                    Arrays.stream(Reason.values()).map(Reason::id),
                    Stream.of(Suppression.BY_HAND, Suppression.COMPLAINT, Suppression.IMPORTED),
                    Arrays.stream(Event.values()).map(Event::id))
            .flatMap(words -> words)
            .distinct()
            .toList();

    private final Suppressions store;
    private final ForwardsAndGroups forwards;
    private final Clock clock;

    @Inject
    SuppressionOperations(Suppressions store, ForwardsAndGroups forwards, Clock clock) {
        this.store = store;
        this.forwards = forwards;
        this.clock = clock;
    }

    List<Operation> all() {
        return List.of(
                new Operation(Method.GET, PATH, FILTERS, this::list),
                new Operation(Method.GET, PATH + Named.PATH, List.of(), this::one),
                new Operation(Method.PUT, PATH + Named.PATH, List.of(UNTIL), this::disable),
                new Operation(Method.DELETE, PATH + Named.PATH, List.of(), this::release));
    }

    private Object list(Asked asked) {
        return SuppressionJson.of(store.page(query(asked, SuppressionQuery.inForce()), asked.page()));
    }

    /** Narrows a search as the caller asks. */
    static SuppressionQuery query(Asked asked, SuppressionQuery all) {
        return new SuppressionQuery(
                all.proposed(),
                asked.text("tenant"),
                asked.word("target", Named.TARGETS).flatMap(Target::parse),
                asked.text("domain"),
                asked.word("reason", REASONS),
                all.since());
    }

    private Object one(Asked asked) {
        return find(Named.in(asked))
                .map(SuppressionJson::of)
                .orElseThrow(() -> Refusal.missing("nothing of this name is suppressed"));
    }

    private Optional<Suppression> find(Named named) {
        return store.concerning(named.concerned()).stream().filter(named::isOf).findFirst();
    }

    private Object disable(Asked asked) {
        Named named = Named.in(asked);
        Instant now = clock.instant();
        Optional<Instant> until = asked.moment(UNTIL);
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            throw Refusal.wrong("'" + UNTIL + "' is over, expected a moment after " + now);
        }
        Suppression suppression = new Suppression(
                named.tenant(),
                named.target(),
                named.key(),
                Suppression.BY_HAND,
                now,
                until,
                times(named),
                asked.who());
        store.suppress(suppression);
        return SuppressionJson.of(suppression);
    }

    /** Whoever is disabled already is not disabled once more. */
    private int times(Named named) {
        return find(named)
                .map(Suppression::times)
                .orElseGet(() ->
                        store.past(named.tenant(), named.target(), named.key()).times() + 1);
    }

    /** What was taken from a dead address is given back also where somebody else released it before. */
    private Object release(Asked asked) {
        Named named = Named.in(asked);
        boolean was = store.release(named.tenant(), named.target(), named.key());
        int restored = named.target() == Target.ADDRESS ? forwards.restore(named.key(), asked.who()) : 0;
        return new Released(was, restored);
    }

    /** What a release did: whether there was something, and how many forwards and groups have the address again. */
    private record Released(boolean released, int restored) {}
}
