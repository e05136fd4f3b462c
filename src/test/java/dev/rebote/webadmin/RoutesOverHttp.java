package dev.rebote.webadmin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rebote.suppress.ForwardsAndGroups;
import dev.rebote.suppress.RemovedMapping;
import dev.rebote.suppress.RemovedMappings;
import dev.rebote.suppress.StoreSettings;
import dev.rebote.suppress.Stores;
import dev.rebote.suppress.Suppressions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import spark.Service;

/** The routes in a web server of their own, on a store in memory: each test has a new one. */
final class RoutesOverHttp implements BeforeEachCallback, AfterEachCallback {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private Service service = Service.ignite();
    private Suppressions store = store();
    private RemovedMappings removed =
            Stores.open(StoreSettings.inMemory(), Clock.systemUTC()).removedMappings();

    /** What was answered. */
    record Answer(int status, String body) {

        JsonNode json() {
            return parse(body);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    private static Suppressions store() {
        return Stores.open(StoreSettings.inMemory(), Clock.fixed(NOW, ZoneOffset.UTC))
                .suppressions();
    }

    /** Gives all that may be asked for. */
    static List<Operation> operations() {
        return routes(
                        store(),
                        Stores.open(StoreSettings.inMemory(), Clock.systemUTC()).removedMappings())
                .operations();
    }

    private static ReboteRoutes routes(Suppressions store, RemovedMappings removed) {
        ForwardsAndGroups forwards = (address, because) -> {
            List<RemovedMapping> all = removed.of(address);
            all.forEach(removed::forget);
            return all.size();
        };
        return new ReboteRoutes(
                new SuppressionOperations(store, forwards, Clock.fixed(NOW, ZoneOffset.UTC)),
                new ProposalOperations(store),
                new HistoryOperations(store),
                new MappingOperations(removed, forwards),
                new ExplainOperations(),
                new ListOperations(store, Clock.fixed(NOW, ZoneOffset.UTC)),
                new JsonTransformer(Set.of()));
    }

    Suppressions suppressions() {
        return store;
    }

    RemovedMappings removedMappings() {
        return removed;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        store = store();
        removed = Stores.open(StoreSettings.inMemory(), Clock.systemUTC()).removedMappings();
        start(store);
    }

    /** Starts the routes anew on another store. */
    void start(Suppressions other) {
        service.stop();
        service.awaitStop();
        service = Service.ignite().port(0);
        routes(other, removed).define(service);
        service.awaitInitialization();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        service.stop();
        service.awaitStop();
    }

    Answer get(String path) {
        return ask("GET", path);
    }

    /** Asks, with a path that is escaped already. */
    Answer ask(String method, String path) {
        return ask(method, path, "");
    }

    /** Asks with a file. */
    Answer ask(String method, String path, String file) {
        URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.ofString(file))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
