package dev.rebote.webadmin;

import com.google.inject.Inject;
import dev.rebote.classify.Reason;
import dev.rebote.suppress.HistoryEntry;
import dev.rebote.suppress.HistoryQuery;
import dev.rebote.suppress.Page;
import dev.rebote.suppress.PageRequest;
import dev.rebote.suppress.Suppressions;
import dev.rebote.webadmin.Operation.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What happened to whom: to look. */
final class HistoryOperations {

    private static final String FROM = "from";
    private static final String TO = "to";

    private static final List<String> FILTERS =
            List.of("tenant", "recipient", "domain", "reason", "provider", FROM, TO, Asked.LIMIT, Asked.AFTER);

    private static final List<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::id).toList();

    private final Suppressions store;

    @Inject
    HistoryOperations(Suppressions store) {
        this.store = store;
    }

    List<Operation> all() {
        return List.of(new Operation(Method.GET, ReboteRoutes.BASE + "/history", FILTERS, this::search));
    }

    private Object search(Asked asked) {
        return Entry.of(store.search(query(asked), asked.page()));
    }

    private static HistoryQuery query(Asked asked) {
        HistoryQuery all = HistoryQuery.all();
        Instant from = asked.moment(FROM).orElse(all.since());
        Instant to = asked.moment(TO).orElse(all.before());
        if (!from.isBefore(to)) {
            throw Refusal.wrong("'" + FROM + "' is not before '" + TO + "', expected an earlier moment");
        }
        return new HistoryQuery(
                asked.text("tenant"),
                asked.text("recipient"),
                asked.text("domain"),
                asked.word("reason", REASONS).flatMap(Reason::parse),
                asked.text("provider"),
                from,
                to,
                all.trusted());
    }

    /** An entry as it is shown; the names are public API. */
    private record Entry(
            String at,
            String tenant,
            String recipient,
            String event,
            Optional<String> reason,
            String status,
            String trust,
            String source,
            String stage,
            String provider,
            String words) {

        static Entry of(HistoryEntry entry) {
            return new Entry(
                    entry.at().toString(),
                    entry.tenant(),
                    entry.recipient(),
                    entry.event().id(),
                    entry.reason().map(Reason::id),
                    entry.status().toString(),
                    entry.trust().id(),
                    entry.source().id(),
                    entry.stage().id(),
                    entry.provider(),
                    entry.words());
        }

        static Part of(Page<HistoryEntry> page) {
            return new Part(
                    page.entries().stream().map(Entry::of).toList(), page.next().map(PageRequest::cursor));
        }
    }

    /** A part of a longer list; {@code next} asks for the part behind it. */
    private record Part(List<Entry> entries, Optional<String> next) {}
}
