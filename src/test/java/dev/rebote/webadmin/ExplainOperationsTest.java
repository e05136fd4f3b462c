package dev.rebote.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExplainOperationsTest {

    private static final String PATH = "/rebote/explain";

    @RegisterExtension
    final RoutesOverHttp routes = new RoutesOverHttp();

    @Test
    void shouldSayWhatAReplyMeansInTheLanguageAskedFor() {
        RoutesOverHttp.Answer answer = explain("550 5.1.1 User unknown", "&lang=es-MX");

        assertThat(answer.json().get("reason").asText()).isEqualTo("recipient.unknown");
        assertThat(answer.json().get("replyCode").asInt()).isEqualTo(550);
        assertThat(answer.json().get("retryAfterSeconds").isNull()).isTrue();
        assertThat(answer.json().get("explanation").asText()).contains("no existe");
    }

    @Test
    void shouldTakeAReplyOfSeveralLines() {
        assertThat(explain("552-5.2.2 The mailbox\r\n552 5.2.2 is full", "")
                        .json()
                        .get("reason")
                        .asText())
                .isEqualTo("recipient.full");
    }

    @Test
    void shouldRefuseWhatItCannotExplain() {
        assertRefused(routes.get(PATH), "'reply' is missing, expected a reply or a line of a log");
        assertRefused(explain(" ", ""), "'reply' has 1 characters, expected 1 to 8192");
        assertRefused(
                explain("550 no", "&lang=xx"), "there are no texts in the 'lang' asked for, expected one of [en, es]");
    }

    private RoutesOverHttp.Answer explain(String reply, String others) {
        return routes.get(PATH + "?reply=" + URLEncoder.encode(reply, StandardCharsets.UTF_8) + others);
    }

    private static void assertRefused(RoutesOverHttp.Answer answer, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo(message);
    }
}
