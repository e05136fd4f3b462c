package dev.rebote.webadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.james.rrt.lib.Mappings;
import org.apache.james.rrt.lib.MappingsImpl;
import org.apache.james.utils.DataProbeImpl;
import org.apache.james.utils.WebAdminGuiceProbe;
import org.apache.james.webadmin.RandomPortSupplier;
import org.apache.james.webadmin.WebAdminConfiguration;
import org.apache.james.webadmin.authentication.AuthenticationFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import spark.Request;
import spark.Spark;

/** An operator looks at what the mailets remember, and changes it, while James runs; the store is a file of H2. */
class ReboteRoutesIT {

    private static final String BOB = "bob@dead.test";
    private static final String TEAM = "team@local.test";
    private static final String OF_BOB = "/rebote/suppressions/local.test/address/" + BOB;

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
                    <processor state="relay" enableJmx="false">
                      <mailet match="dev.rebote.james.IsSuppressed" class="dev.rebote.james.RefuseSuppressed">
                        <processor>bounces</processor>
                      </mailet>
                      <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
                        <bounceProcessor>bounces</bounceProcessor>
                        <maxRetries>0</maxRetries>
                      </mailet>
                    </processor>
                    <processor state="bounces" enableJmx="false">
                      <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
                      <mailet match="All" class="dev.rebote.james.ApplyBouncePolicy">
                        <policy>rebote-policy.yaml</policy>
                      </mailet>
                      <mailet match="All" class="dev.rebote.james.SendBounceNotice"/>
                      <mailet match="All" class="Null"/>
                    </processor>
                    """)
            .file("rebote-policy.yaml", """
                    rules:
                      - id: gone
                        why: Nobody forwards to whom nobody knows.
                        when:
                          reason: recipient.unknown
                          trust: proved
                        then: [notify: sender, count, unmap]
                      - id: all-else
                        why: The sender wants to know.
                        then: [notify: sender]
                    """)
            .file("extensions.properties", "guice.extension.module=dev.rebote.james.ReboteModule\n")
            .module(binder -> binder.bind(WebAdminConfiguration.class)
                    .toInstance(WebAdminConfiguration.builder()
                            .enabled()
                            .port(new RandomPortSupplier())
                            .additionalRoute(ReboteRoutes.class.getName())
                            .build()))
            .module(binder ->
                    binder.bind(AuthenticationFilter.class).toInstance((request, response) -> authenticate(request)));

    private final HttpClient http = HttpClient.newHttpClient();

    /** H2 makes its tables while James starts. */
    @BeforeEach
    void waitForTheStore() {
        await().untilAsserted(() -> ask("GET", "/rebote/suppressions"));
    }

    @Test
    void shouldShowAndReleaseWhomMailHasDisabled() throws Exception {
        JAMES.probe(DataProbeImpl.class).addGroupAliasMapping(TEAM, BOB);
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting().onRcpt("bob@", Reply.of("550 5.1.1 User unknown")))) {
            JAMES.dns().mx("dead.test", remote.address());
            JAMES.send(RealJames.USER, BOB);
            await().until(() -> JAMES.inboxSize(RealJames.USER) == 1);
            JAMES.send(RealJames.USER, BOB);
            await().until(() -> JAMES.inboxSize(RealJames.USER) == 2);
            remote.script(Script.accepting());

            JsonNode listed = ask("GET", "/rebote/suppressions?domain=dead.test")
                    .get("suppressions")
                    .get(0);
            assertThat(listed.get("key").asText()).isEqualTo(BOB);
            assertThat(listed.get("reason").asText()).isEqualTo("recipient.unknown");
            assertThat(ask("GET", OF_BOB)).isEqualTo(listed);
            assertThat(ask("GET", "/rebote/history?recipient=" + BOB).get("entries"))
                    .isNotEmpty();
            assertThat(ask("GET", "/rebote/mappings/" + BOB).get("mappings").findValuesAsText("source"))
                    .containsExactly(TEAM);
            assertThat(mapped(TEAM)).isEmpty();

            assertThat(ask("DELETE", OF_BOB)).isEqualTo(RoutesOverHttp.parse("{\"released\":true,\"restored\":1}"));

            assertThat(mapped(TEAM)).containsExactly("group:" + BOB);
            JAMES.send(RealJames.USER, BOB);
            await().until(() -> remote.delivered().contains(BOB));
        }
    }

    @Test
    void shouldSendNothingToWhomAnOperatorDisabled() throws Exception {
        JAMES.addUser("carol@local.test");
        JsonNode disabled = ask("PUT", "/rebote/suppressions/*/domain/quiet.test");
        assertThat(disabled.get("proof").asText()).isEqualTo("webadmin postmaster");
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting())) {
            JAMES.dns().mx("quiet.test", remote.address());
            JAMES.send("carol@local.test", "eva@quiet.test");
            await().until(() -> JAMES.inboxSize("carol@local.test") == 1);

            assertThat(remote.delivered()).isEmpty();
        }
    }

    @Test
    void shouldTellNothingToWhomJamesDoesNotKnow() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/rebote/suppressions")).build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    private static void authenticate(Request request) {
        if (!"Bearer of-the-postmaster".equals(request.headers("Authorization"))) {
            throw Spark.halt(401);
        }
        request.attribute(AuthenticationFilter.LOGIN, "postmaster");
    }

    private JsonNode ask(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer of-the-postmaster")
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return RoutesOverHttp.parse(response.body());
    }

    private static URI uri(String path) {
        int port = JAMES.probe(WebAdminGuiceProbe.class).getWebAdminPort().getValue();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Iterable<String> mapped(String source) throws Exception {
        Mappings none = MappingsImpl.empty();
        return JAMES.probe(DataProbeImpl.class)
                .listMappings()
                .getOrDefault(source, none)
                .asStrings();
    }
}
