package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
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

class EvidenceAttributesTest {

    private static final Evidence WHOLE = Evidence.of(Event.DELAYED, EvidenceSource.SESSION)
            .trust(Trust.PROVED)
            .stage(Stage.RCPT_TO)
            .replyCode(ReplyCode.of(452))
            .toldStatus(EnhancedStatus.of(4, 2, 2))
            .reply("452-4.2.2 The mailbox\n452 4.2.2 is full")
            .recipient("ana@example.org")
            .remoteHost("mx1.example.org")
            .attempts(3)
            .at(Instant.parse("2026-03-01T10:15:30.123Z"))
            .build();

    private FakeMail mail;

    @BeforeEach
    void setUp() throws Exception {
        mail = FakeMail.builder().name("mail").build();
    }

    @Test
    void shouldReadWhatItWrote() {
        EvidenceAttributes.write(mail, WHOLE);

        assertThat(EvidenceAttributes.read(mail)).contains(WHOLE);
    }

    @Test
    void shouldReadEvidenceOfWhichLittleIsKnown() {
        Evidence little = Evidence.failed(EvidenceSource.SESSION).build();

        EvidenceAttributes.write(mail, little);

        assertThat(EvidenceAttributes.read(mail)).contains(little);
    }

    @Test
    void shouldLeaveNothingOfEarlierEvidence() {
        EvidenceAttributes.write(mail, WHOLE);
        EvidenceAttributes.writeRemoteAddress(mail, "192.0.2.1");
        Evidence later = Evidence.failed(EvidenceSource.SESSION).build();

        EvidenceAttributes.write(mail, later);

        assertThat(EvidenceAttributes.read(mail)).contains(later);
        assertThat(EvidenceAttributes.readRemoteAddress(mail)).isEmpty();
    }

    @Test
    void shouldGiveEachRecipientItsOwnWords() throws Exception {
        MailAddress ana = new MailAddress("ana@example.org");
        MailAddress luis = new MailAddress("luis@example.org");
        EvidenceAttributes.write(mail, WHOLE);
        EvidenceAttributes.writeReplies(mail, Map.of(ana, "550 no ana here", luis, "550 no luis here"));

        assertThat(EvidenceAttributes.read(mail, luis))
                .contains(WHOLE.toBuilder()
                        .recipient("luis@example.org")
                        .reply("550 no luis here")
                        .build());
    }

    @Test
    void shouldGiveARecipientTheSharedWordsWhenItHasNoneOfItsOwn() throws Exception {
        EvidenceAttributes.write(mail, WHOLE);

        assertThat(EvidenceAttributes.read(mail, new MailAddress("luis@example.org")))
                .contains(WHOLE.toBuilder().recipient("luis@example.org").build());
    }

    @Test
    void shouldReadNothingFromAMailWithoutEvidence() {
        assertThat(EvidenceAttributes.read(mail)).isEmpty();
    }

    @Test
    void shouldNotMindValuesThatItDidNotWrite() {
        EvidenceAttributes.write(mail, WHOLE);
        set("rebote.evidence.at", "yesterday");
        set("rebote.evidence.attempts", "often");
        set("rebote.evidence.stage", "curtain-call");

        assertThat(EvidenceAttributes.read(mail).orElseThrow())
                .extracting(Evidence::at, Evidence::attempts, Evidence::stage)
                .containsExactly(Optional.empty(), 0, Stage.UNKNOWN);
    }

    @Test
    void shouldKeepTheTimeOfTheFirstAttempt() {
        Instant first = Instant.parse("2026-03-01T10:00:00Z");

        EvidenceAttributes.writeFirstAttempt(mail, first);

        assertThat(EvidenceAttributes.readFirstAttempt(mail)).contains(first);
    }

    private void set(String name, String value) {
        mail.setAttribute(new Attribute(AttributeName.of(name), AttributeValue.of(value)));
    }
}
