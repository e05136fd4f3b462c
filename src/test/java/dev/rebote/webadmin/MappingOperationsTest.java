package dev.rebote.webadmin;

import static dev.rebote.webadmin.RoutesOverHttp.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.suppress.RemovedMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MappingOperationsTest {

    private static final String PATH = "/rebote/mappings/bob@example.com";

    @RegisterExtension
    final RoutesOverHttp routes = new RoutesOverHttp();

    @Test
    void shouldShowWhatWasTakenAway() {
        routes.removedMappings()
                .keep(new RemovedMapping("bob@example.com", "team@sender.test", "group", NOW, "rule gone"));

        assertThat(routes.get("/rebote/mappings/BOB@example.com").json()).isEqualTo(RoutesOverHttp.parse("""
                        {"mappings": [{"source": "team@sender.test", "kind": "group", "target": "bob@example.com",
                         "at": "2026-11-24T10:00:00Z", "because": "rule gone"}]}"""));
    }

    @Test
    void shouldGiveItBackOnce() {
        routes.removedMappings()
                .keep(new RemovedMapping("bob@example.com", "team@sender.test", "group", NOW, "rule gone"));

        assertThat(routes.ask("POST", PATH + "/restore").body()).isEqualTo("{\"restored\":1}");
        assertThat(routes.ask("POST", PATH + "/restore").body()).isEqualTo("{\"restored\":0}");
        assertThat(routes.get(PATH).body()).isEqualTo("{\"mappings\":[]}");
    }

    @Test
    void shouldRefuseWhatIsNoAddress() {
        RoutesOverHttp.Answer answer = routes.get("/rebote/mappings/example.com");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText())
                .isEqualTo("the address in the path is none, expected local@domain");
    }
}
