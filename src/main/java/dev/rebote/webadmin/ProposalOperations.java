package dev.rebote.webadmin;

import com.google.inject.Inject;
import dev.rebote.suppress.Page;
import dev.rebote.suppress.PageRequest;
import dev.rebote.suppress.Suppression;
import dev.rebote.suppress.SuppressionQuery;
import dev.rebote.suppress.Suppressions;
import dev.rebote.webadmin.Operation.Method;
import java.util.List;

/** What waits for an operator's word, because too many were disabled on one day: to look, to confirm, and to discard. */
final class ProposalOperations {

    private static final String PATH = SuppressionOperations.PATH + "/proposals";
    private static final String OF_A_TENANT = PATH + "/:tenant";
    private static final String CONFIRM = "/confirm";
    private static final String DISCARD = "/discard";

    private final Suppressions store;

    @Inject
    ProposalOperations(Suppressions store) {
        this.store = store;
    }

    List<Operation> all() {
        return List.of(
                new Operation(Method.GET, PATH, SuppressionOperations.FILTERS, this::list),
                post(PATH + Named.PATH + CONFIRM, asked -> one(asked, store::confirm)),
                post(PATH + Named.PATH + DISCARD, asked -> one(asked, store::discard)),
                post(OF_A_TENANT + CONFIRM, asked -> many(asked, store::confirm)),
                post(OF_A_TENANT + DISCARD, asked -> many(asked, store::discard)));
    }

    private static Operation post(String path, Operation.Answer answer) {
        return new Operation(Method.POST, path, List.of(), answer);
    }

    private Object list(Asked asked) {
        return SuppressionJson.of(
                store.page(SuppressionOperations.query(asked, SuppressionQuery.waiting()), asked.page()));
    }

    /** What is done to a proposal; says whether there was one. */
    private interface Word {
        boolean give(String tenant, Suppression.Target target, String key);
    }

    private static Object one(Asked asked, Word word) {
        Named named = Named.in(asked);
        if (!word.give(named.tenant(), named.target(), named.key())) {
            throw Refusal.missing("no proposal of this name waits");
        }
        return new Done(1, false);
    }

    /** As many as one page holds, so that an answer comes in time. */
    private Object many(Asked asked, Word word) {
        SuppressionQuery query = SuppressionQuery.waiting().ofTenant(Named.tenant(asked));
        Page<Suppression> page = store.page(query, PageRequest.first(PageRequest.MOST));
        long done = page.entries().stream()
                .filter(proposal -> word.give(proposal.tenant(), proposal.target(), proposal.key()))
                .count();
        return new Done(done, page.next().isPresent());
    }

    /** For how many the word was given, and whether more wait: then the same may be asked again. */
    private record Done(long done, boolean more) {}
}
