package dev.rebote.webadmin;

import com.google.inject.Inject;
import dev.rebote.suppress.StoreUnavailableException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import spark.Request;
import spark.Response;
import spark.ResponseTransformer;
import spark.Route;
import spark.Service;

/**
 * All routes under {@value #BASE}: who is disabled, what waits for an operator's word, the history, what was taken out of
 * forwards, what a reply means. James asks callers who they are before it asks us. {@code webadmin.properties} names this class, and
 * {@code extensions.properties} the module that it needs:
 *
 * <pre>{@code
 * extensions.routes=dev.rebote.webadmin.ReboteRoutes
 * guice.extension.module=dev.rebote.james.ReboteModule
 * }</pre>
 */
public final class ReboteRoutes implements Routes {

    static final String BASE = "/rebote";

    private static final String JSON = "application/json";

    private final List<Operation> operations;
    private final JsonTransformer json;

    @Inject
    ReboteRoutes(
            SuppressionOperations suppressions,
            ProposalOperations proposals,
            HistoryOperations history,
            MappingOperations mappings,
            ExplainOperations explain,
            ListOperations lists,
            JsonTransformer json) {
        this.operations = Stream.of(
                        suppressions.all(), proposals.all(), history.all(), mappings.all(), explain.all(), lists.all())
                .flatMap(List::stream)
                .toList();
        this.json = json;
    }

    /** Gives what may be asked for. */
    List<Operation> operations() {
        return operations;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        operations.forEach(operation -> define(service, operation));
    }

    private void define(Service service, Operation operation) {
        Route route = (request, response) -> answer(operation, request, response);
        ResponseTransformer text = answer -> answer instanceof String file ? file : json.render(answer);
        switch (operation.method()) {
            case GET -> service.get(operation.path(), route, text);
            case PUT -> service.put(operation.path(), route, text);
            case POST -> service.post(operation.path(), route, text);
            case DELETE -> service.delete(operation.path(), route, text);
        }
    }

    private static Object answer(Operation operation, Request request, Response response) {
        response.type(JSON);
        try {
            Object answer = operation.answer().to(Asked.of(request, operation.parameters()));
            return answer instanceof Download download ? file(download, response) : answer;
        } catch (StoreUnavailableException away) {
            throw Refusal.away(away);
        }
    }

    private static String file(Download download, Response response) {
        response.type(download.type());
        download.next().ifPresent(next -> response.header(Download.NEXT, next));
        return download.text();
    }
}
