package dev.rebote.webadmin;

import com.google.inject.Inject;
import dev.rebote.suppress.ListFormat;
import dev.rebote.suppress.ListReader;
import dev.rebote.suppress.ListWriter;
import dev.rebote.suppress.Page;
import dev.rebote.suppress.PageRequest;
import dev.rebote.suppress.Suppression;
import dev.rebote.suppress.SuppressionQuery;
import dev.rebote.suppress.Suppressions;
import dev.rebote.webadmin.Operation.Method;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whole lists of who is disabled, in and out: ours, and those that other products export. */
final class ListOperations {

    private static final String FORMAT = "format";
    private static final String TENANT = "tenant";
    private static final String PATH = ReboteRoutes.BASE + "/lists/:" + FORMAT;

    /** A hundred thousand addresses with all that is told of them; longer lists come in parts. */
    private static final int MOST_BODY = 16 << 20;

    /** Nobody reads more mistakes than these before mending the first. */
    private static final int MOST_TOLD = 100;

    private static final List<String> WRITTEN = List.of(ListFormat.CSV.id(), ListFormat.JSON_LINES.id());

    private final Suppressions store;
    private final Clock clock;

    @Inject
    ListOperations(Suppressions store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    List<Operation> all() {
        return List.of(
                new Operation(Method.GET, PATH, List.of(TENANT, Asked.LIMIT, Asked.AFTER), this::write),
                new Operation(Method.POST, PATH, List.of(TENANT), this::read));
    }

    private Object write(Asked asked) {
        ListFormat format = format(asked, WRITTEN);
        SuppressionQuery query =
                asked.text(TENANT).map(SuppressionQuery.inForce()::ofTenant).orElseGet(SuppressionQuery::inForce);
        Page<Suppression> page = store.page(query, asked.page());
        StringBuilder text = new StringBuilder();
        ListWriter writer = new ListWriter(text, format);
        page.entries().forEach(writer::write);
        String type = format == ListFormat.CSV ? "text/csv" : "application/jsonl";
        return new Download(type, text.toString(), page.next().map(PageRequest::cursor));
    }

    /** How many were taken, how many lines had a mistake, and what the first of them were. */
    private record Taken(int taken, int mistakes, List<String> told) {}

    private Object read(Asked asked) {
        List<String> known =
                Arrays.stream(ListFormat.values()).map(ListFormat::id).toList();
        String tenant = asked.text(TENANT).orElse(Suppression.EVERYBODY);
        ListReader reader = new ListReader(format(asked, known), tenant, clock.instant());
        List<String> told = new ArrayList<>();
        try (StringReader body = new StringReader(asked.body(MOST_BODY))) {
            ListReader.Count count = reader.read(body, store::suppressAll, mistake -> {
                if (told.size() < MOST_TOLD) {
                    told.add(mistake);
                }
            });
            return new Taken(count.taken(), count.mistakes(), told);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory can always be read
        }
    }

    private static ListFormat format(Asked asked, List<String> allowed) {
        String written = asked.inPath(FORMAT);
        return Optional.of(written)
                .filter(allowed::contains)
                .flatMap(ListFormat::parse)
                .orElseThrow(() -> Refusal.wrong("unknown format '" + written + "', expected one of " + allowed));
    }
}
