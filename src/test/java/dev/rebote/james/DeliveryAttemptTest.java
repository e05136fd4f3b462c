package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Stage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.SendFailedException;
import javax.mail.internet.InternetAddress;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.ExecutionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the integration tests do not reach: the ways of newer versions of James, and of a broken one. */
class DeliveryAttemptTest {

    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Host HOST = new Host("mx.example.org.", "192.0.2.1", 25);

    private MailAddress ana;
    private MailAddress luis;
    private List<InternetAddress> both;
    private DeliveryAttempt attempt;

    @BeforeEach
    void setUp() throws Exception {
        ana = new MailAddress("ana@example.org");
        luis = new MailAddress("luis@example.org");
        both = List.of(new InternetAddress("ana@example.org"), new InternetAddress("luis@example.org"));
        attempt = new DeliveryAttempt(Clock.fixed(NOW, ZoneOffset.UTC), List.of(ana, luis));
    }

    @Test
    void shouldTakeTheEnginesWordWhenItEndsBeforeTheMessage() {
        String words = "Mail delivery failed; the receiving server does not support STARTTLS";
        ExecutionResult result = ExecutionResult.permanentFailure(new SendFailedException(words));
        attempt.converse(both);

        attempt.failed(both, HOST, result);

        Failure failure = new Failure(
                Stage.STARTTLS, words, false, true, Optional.of("mx.example.org"), Optional.of("192.0.2.1"), NOW);
        assertThat(attempt.conclude(result, false))
                .isEqualTo(Map.of(ana, new Outcome.Failed(failure), luis, new Outcome.Failed(failure)));
    }

    @Test
    void shouldTryAgainWhenTheEngineBreaks() {
        ExecutionResult result = ExecutionResult.permanentFailure(new IllegalStateException("no message"));

        assertThat(attempt.conclude(result, false)).containsValue(nobodySaid(Stage.UNKNOWN, "no message", false));
    }

    @Test
    void shouldGiveUpARecipientThatIsNeverAskedFor() {
        attempt.converse(both);
        attempt.delivered(both.subList(0, 1));

        assertThat(attempt.conclude(ExecutionResult.success(), false))
                .isEqualTo(Map.of(
                        ana,
                        new Outcome.Delivered(),
                        luis,
                        nobodySaid(Stage.RCPT_TO, "the address luis@example.org cannot be written in SMTP", true)));
    }

    @Test
    void shouldNotBlameAnybodyWhenTheConversationBreaksAfterARefusal() {
        SmtpConversation talk = attempt.converse(both);
        talk.sent("MAIL FROM:<me@example.com>");
        talk.sent("RCPT TO:<ana@example.org>");
        talk.replied(550, "550 no ana");
        talk.sent("RSET");
        talk.lost(new IOException("gone"));

        attempt.failed(both, HOST, talk, new MessagingException("gone", new IOException("gone")));

        assertThat(attempt.conclude(ExecutionResult.temporaryFailure(), false))
                .containsEntry(luis, new Outcome.Untried())
                .extractingByKey(ana)
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void shouldNotAskAgainWhoIsSettled() {
        SmtpConversation talk = attempt.converse(both);
        talk.sent("RCPT TO:<ana@example.org>");
        talk.replied(550, "550 no ana");
        talk.sent("RCPT TO:<luis@example.org>");
        talk.replied(450, "450 not yet");

        attempt.failed(both, HOST, talk, new SendFailedException("Invalid Addresses"));

        assertThat(attempt.stillOpen(both))
                .extracting(InternetAddress::getAddress)
                .containsExactly("luis@example.org");
    }

    private static Outcome nobodySaid(Stage stage, String words, boolean permanent) {
        return new Outcome.Failed(new Failure(stage, words, false, permanent, Optional.empty(), Optional.empty(), NOW));
    }
}
