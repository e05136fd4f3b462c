package dev.rebote.webadmin;

import static dev.rebote.webadmin.RoutesOverHttp.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.suppress.PageRequest;
import dev.rebote.suppress.Suppression;
import dev.rebote.suppress.Suppression.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalOperationsTest {

    private static final String SUPPRESSIONS = "/rebote/suppressions";
    private static final String PROPOSALS = SUPPRESSIONS + "/proposals";

    @RegisterExtension
    final RoutesOverHttp routes = new RoutesOverHttp();

    @Test
    void shouldShowProposalsApartFromWhatIsInForce() {
        propose("sender.test", "bob@example.com");

        assertThat(keys(PROPOSALS)).containsExactly("bob@example.com");
        assertThat(keys(PROPOSALS + "?tenant=other.test")).isEmpty();
        assertThat(keys(SUPPRESSIONS)).isEmpty();
    }

    @Test
    void shouldDisableOneWhenAnOperatorConfirms() {
        propose("sender.test", "bob@example.com");
        propose("sender.test", "eva@example.com");

        assertThat(routes.ask("POST", PROPOSALS + "/sender.test/address/bob@example.com/confirm")
                        .body())
                .isEqualTo("{\"done\":1,\"more\":false}");
        assertThat(keys(SUPPRESSIONS)).containsExactly("bob@example.com");
        assertThat(keys(PROPOSALS)).containsExactly("eva@example.com");
    }

    @Test
    void shouldThrowOneAwayWhenAnOperatorDiscards() {
        propose("sender.test", "bob@example.com");

        assertThat(routes.ask("POST", PROPOSALS + "/sender.test/address/bob@example.com/discard")
                        .body())
                .isEqualTo("{\"done\":1,\"more\":false}");
        assertThat(keys(SUPPRESSIONS)).isEmpty();
        assertThat(keys(PROPOSALS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "discard"})
    void shouldSayThatNoSuchProposalWaits(String word) {
        RoutesOverHttp.Answer answer = routes.ask("POST", PROPOSALS + "/sender.test/address/bob@example.com/" + word);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isEqualTo("no proposal of this name waits");
    }

    @Test
    void shouldGiveTheWordForAllOfATenantAPageAtATime() {
        for (int i = 0; i <= PageRequest.MOST; i++) {
            propose("sender.test", "user" + i + "@example.com");
        }
        propose("other.test", "bob@example.com");

        assertThat(routes.ask("POST", PROPOSALS + "/sender.test/confirm").body())
                .isEqualTo("{\"done\":1000,\"more\":true}");
        assertThat(routes.ask("POST", PROPOSALS + "/sender.test/confirm").body())
                .isEqualTo("{\"done\":1,\"more\":false}");
        assertThat(routes.ask("POST", PROPOSALS + "/sender.test/confirm").body())
                .isEqualTo("{\"done\":0,\"more\":false}");
        assertThat(keys(PROPOSALS)).containsExactly("bob@example.com");

        assertThat(routes.ask("POST", PROPOSALS + "/other.test/discard").body())
                .isEqualTo("{\"done\":1,\"more\":false}");
        assertThat(keys(PROPOSALS)).isEmpty();
        assertThat(keys(SUPPRESSIONS + "?tenant=other.test")).isEmpty();
    }

    private void propose(String tenant, String address) {
        routes.suppressions()
                .propose(new Suppression(
                        tenant, Target.ADDRESS, address, "recipient.unknown", NOW, Optional.empty(), 1, "token"));
    }

    private List<String> keys(String path) {
        return routes.get(path).json().get("suppressions").findValuesAsText("key");
    }
}
