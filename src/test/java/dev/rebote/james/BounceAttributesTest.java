package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Actor;
import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Retry;
import dev.rebote.classify.Scope;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BounceAttributesTest {

    private static final Evidence TOLD = Evidence.of(Event.DELAYED, EvidenceSource.SESSION)
            .trust(Trust.PROVED)
            .stage(Stage.RCPT_TO)
            .replyCode(ReplyCode.of(451))
            .toldStatus(EnhancedStatus.of(4, 5, 1))
            .reply("451-4.5.1 Mailbox full\n451 4.5.1 try again in five minutes")
            .recipient("ana@example.org")
            .remoteHost("mx1.example.org")
            .attempts(3)
            .at(Instant.parse("2026-03-01T10:15:30.123Z"))
            .build();

    private static final Verdict WHOLE = new Verdict(
            TOLD,
            Event.DELAYED,
            Optional.of(Reason.RECIPIENT_FULL),
            EnhancedStatus.of(4, 2, 2),
            Persistence.LONG,
            Scope.ADDRESS,
            Actor.RECIPIENT,
            Retry.SAME,
            Optional.of(Duration.ofSeconds(300)),
            Optional.of("zen.example.net"),
            Optional.of("https://example.org/help"),
            Optional.of("ana.new@example.org"),
            "words.full",
            "Mailbox full");

    private FakeMail mail;

    @BeforeEach
    void setUp() throws Exception {
        mail = FakeMail.builder().name("mail").build();
    }

    @Test
    void shouldReadWhatItWrote() {
        BounceAttributes.write(mail, WHOLE);

        assertThat(BounceAttributes.read(mail)).contains(WHOLE);
    }

    @Test
    void shouldWriteStringsThatAMatcherCanCompare() {
        BounceAttributes.write(mail, WHOLE);

        assertThat(mail.attributes())
                .contains(
                        attribute("rebote.event", "delayed"),
                        attribute("rebote.reason", "recipient.full"),
                        attribute("rebote.status", "4.2.2"),
                        attribute("rebote.told-status", "4.5.1"),
                        attribute("rebote.reply-code", "451"),
                        attribute("rebote.retry-after", "300"),
                        attribute("rebote.who-acts", "recipient"));
    }

    @Test
    void shouldLeaveNothingOfAnEarlierVerdict() {
        Evidence nothing = Evidence.failed(EvidenceSource.STOCK).build();
        Verdict later = new Verdict(
                nothing,
                Event.FAILED,
                Optional.of(Reason.NO_DETAIL),
                EnhancedStatus.of(5, 0, 0),
                Persistence.PERMANENT,
                Scope.MESSAGE,
                Actor.SENDER_ADMIN,
                Retry.AFTER_CHANGE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "none",
                "");
        BounceAttributes.write(mail, WHOLE);

        BounceAttributes.write(mail, later);

        assertThat(BounceAttributes.read(mail)).contains(later);
    }

    @Test
    void shouldTakeTheAxesOfAReasonThatAnOperatorSet() {
        mail.setAttribute(attribute("rebote.reason", "message.too-large"));

        assertThat(BounceAttributes.read(mail).orElseThrow())
                .extracting(Verdict::event, Verdict::status, Verdict::persistence, Verdict::scope)
                .containsExactly(Event.FAILED, EnhancedStatus.of(5, 3, 4), Persistence.PERMANENT, Scope.MESSAGE);
    }

    @Test
    void shouldCallAReasonUnknownThatThisVersionDoesNotKnow() {
        BounceAttributes.write(mail, WHOLE);
        mail.setAttribute(attribute("rebote.reason", "recipient.on-the-moon"));

        assertThat(BounceAttributes.read(mail).orElseThrow().reason()).contains(Reason.UNKNOWN);
    }

    @Test
    void shouldReadNothingFromAMailThatWasNeverDecoded() {
        assertThat(BounceAttributes.read(mail)).isEmpty();
    }

    @Test
    void shouldGiveEachRecipientItsOwnWords() throws Exception {
        MailAddress luis = new MailAddress("luis@example.org");
        BounceAttributes.write(mail, WHOLE);
        EvidenceAttributes.write(mail, TOLD);
        EvidenceAttributes.writeReplies(mail, Map.of(luis, "452 luis is full"));

        assertThat(BounceAttributes.read(mail, luis).orElseThrow().evidence())
                .isEqualTo(TOLD.toBuilder()
                        .recipient("luis@example.org")
                        .reply("452 luis is full")
                        .build());
    }

    @Test
    void shouldRemoveAll() {
        BounceAttributes.write(mail, WHOLE);

        BounceAttributes.remove(mail);

        assertThat(mail.attributes()).isEmpty();
    }

    private static Attribute attribute(String name, String value) {
        return new Attribute(AttributeName.of(name), AttributeValue.of(value));
    }
}
