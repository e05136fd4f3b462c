package dev.rebote.webadmin;

import static dev.rebote.webadmin.RoutesOverHttp.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.HistoryEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryOperationsTest {

    private static final String PATH = "/rebote/history";

    @RegisterExtension
    final RoutesOverHttp routes = new RoutesOverHttp();

    @BeforeEach
    void remember() {
        remember("bob@example.com", Reason.RECIPIENT_UNKNOWN, "mail.test", NOW.minus(Duration.ofDays(2)));
        remember("eva@example.org", Reason.RECIPIENT_FULL, "other.test", NOW);
    }

    @Test
    void shouldShowWhatHappenedNewestFirst() {
        assertThat(routes.get(PATH + "?limit=1").json().get("entries").get(0)).isEqualTo(RoutesOverHttp.parse("""
                        {"at": "2026-11-24T10:00:00Z", "tenant": "sender.test", "recipient": "eva@example.org",
                         "event": "failed", "reason": "recipient.full", "status": "5.2.2", "trust": "proved",
                         "source": "session", "stage": "rcpt-to", "provider": "other.test", "words": "the words"}"""));
    }

    @Test
    void shouldGoOnWhereTheLastPartEnded() {
        String next = routes.get(PATH + "?limit=1").json().get("next").asText();

        assertThat(recipients("limit=1&after=" + next)).containsExactly("bob@example.com");
        assertThat(routes.get(PATH + "?limit=1&after=" + next)
                        .json()
                        .get("next")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "recipient=BOB@example.com",
        "domain=example.com",
        "reason=recipient.unknown",
        "provider=mail.test",
        "to=2026-11-24T00:00:00Z",
        "from=2026-11-22T10:00:00Z&to=2026-11-22T10:00:01Z",
        "tenant=sender.test&recipient=bob@example.com"
    })
    void shouldShowOnlyWhatIsAskedFor(String query) {
        assertThat(recipients(query)).containsExactly("bob@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adress=x | unknown parameter 'adress', expected one of"
                        + " [tenant, recipient, domain, reason, provider, from, to, limit, after]",
                "reason=recipient.ful | unknown reason 'recipient.ful'; did you mean 'recipient.full'?",
                "from=yesterday | 'from' is 'yesterday', expected a moment such as 2026-12-31T18:00:00Z",
                "to=-1000000-01-01T00:00:00Z | 'to' is '-1000000-01-01T00:00:00Z',"
                        + " expected a moment such as 2026-12-31T18:00:00Z",
                "from=2026-11-24T10:00:00Z&to=2026-11-24T10:00:00Z | 'from' is not before 'to', expected an earlier moment"
            })
    void shouldRefuseAWrongParameterAndSayWhatIsAllowed(String query, String message) {
        RoutesOverHttp.Answer answer = routes.get(PATH + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isEqualTo(message);
    }

    private List<String> recipients(String query) {
        return routes.get(PATH + "?" + query).json().get("entries").findValuesAsText("recipient");
    }

    private void remember(String recipient, Reason reason, String provider, Instant at) {
        routes.suppressions()
                .remember(new HistoryEntry(
                        "token of " + recipient,
                        "sender.test",
                        recipient,
                        Event.FAILED,
                        Optional.of(reason),
                        reason.canonicalStatus(),
                        Trust.PROVED,
                        EvidenceSource.SESSION,
                        Stage.RCPT_TO,
                        provider,
                        "the words",
                        at));
    }
}
