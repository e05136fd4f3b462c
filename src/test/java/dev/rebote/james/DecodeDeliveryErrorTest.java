package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MaybeSender;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeDeliveryErrorTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private static final String TOO_MANY = "Too many retries failure. Bouncing after 3 retries.";

    private static final String RULES = """
            rules:
              - id: ours.wednesday
                reason: remote.not-accepting
                text: closed on wednesdays
                why: The partner's server rests.
                source: a letter of theirs
                samples: ["550 5.7.1 closed on wednesdays"]
            """;

    private final RecordingMetricFactory metrics = new RecordingMetricFactory();
    private final FakeMailContext context = FakeMailContext.defaultContext();
    private final FileSystem files = mock(FileSystem.class);
    private DecodeDeliveryError mailet;

    @TempDir
    private Path directory;

    @BeforeEach
    void setUp() throws Exception {
        mailet = mailet(config().build());
    }

    @Test
    void shouldWriteTheVerdictOnWhatTheSessionTold() throws Exception {
        FakeMail mail = mail("ana@example.org");
        EvidenceAttributes.write(
                mail,
                Evidence.failed(EvidenceSource.SESSION)
                        .trust(Trust.PROVED)
                        .stage(Stage.RCPT_TO)
                        .replyCode(ReplyCode.of(451))
                        .toldStatus(EnhancedStatus.of(4, 5, 1))
                        .reply("451 4.5.1 Mailbox full")
                        .recipient("ana@example.org")
                        .remoteHost("mx1.example.org")
                        .attempts(5)
                        .at(NOW)
                        .build());

        mailet.service(mail);

        assertThat(attributes(mail))
                .contains(
                        "rebote.event=failed",
                        "rebote.reason=recipient.full",
                        "rebote.status=4.2.2",
                        "rebote.told-status=4.5.1",
                        "rebote.reply-code=451",
                        "rebote.reply=451 4.5.1 Mailbox full",
                        "rebote.persistence=long",
                        "rebote.scope=address",
                        "rebote.who-acts=recipient",
                        "rebote.stage=rcpt-to",
                        "rebote.remote-host=mx1.example.org",
                        "rebote.attempts=5",
                        "rebote.source=session",
                        "rebote.trust=proved");
    }

    @Test
    void shouldKeepRecipientsTogetherWhoWereToldTheSame() throws Exception {
        FakeMail mail = mail("ana@example.org", "luis@example.org");
        EvidenceAttributes.write(
                mail,
                Evidence.failed(EvidenceSource.SESSION)
                        .trust(Trust.PROVED)
                        .reply("550 5.1.1 [recipient] User unknown")
                        .build());

        mailet.service(mail);

        assertThat(context.getSentMails()).isEmpty();
        assertThat(addresses(mail)).containsExactly("ana@example.org", "luis@example.org");
        assertThat(verdict(mail).reason()).contains(Reason.RECIPIENT_UNKNOWN);
    }

    @Test
    void shouldPreferTheSessionToTheStockAttributes() throws Exception {
        FakeMail mail = stock("554 5.7.1 another matter", null, true, "ana@example.org");
        EvidenceAttributes.write(
                mail,
                Evidence.failed(EvidenceSource.SESSION)
                        .reply("550 5.1.1 User unknown")
                        .build());

        mailet.service(mail);

        assertThat(verdict(mail).evidence().source()).isEqualTo(EvidenceSource.SESSION);
    }

    @Test
    void shouldReadTheReplyCodeFromTheStockTextAndNotFromTheCode() throws Exception {
        FakeMail mail = stock("550 5.1.1 <ana@example.org>: User unknown", 250, true, "ana@example.org");

        mailet.service(mail);

        Verdict verdict = verdict(mail);
        assertThat(verdict.reason()).contains(Reason.RECIPIENT_UNKNOWN);
        assertThat(verdict.evidence())
                .isEqualTo(Evidence.failed(EvidenceSource.STOCK)
                        .trust(Trust.PROVED)
                        .replyCode(ReplyCode.of(550))
                        .toldStatus(EnhancedStatus.of(5, 1, 1))
                        .reply("550 5.1.1 <ana@example.org>: User unknown")
                        .recipient("ana@example.org")
                        .attempts(1)
                        .at(NOW)
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "550 5.1.1 User unknown                            | -   | true  | proved",
                "550 5.1.1 User unknown                            | 250 | true  | proved",
                "550 5.7.1 Sender rejected                         | 550 | true  | proved",
                "550 5.7.1 <me@example.com>: Sender rejected       | 550 | true  | proved",
                "550 5.1.1 <ANA@Example.ORG>: User unknown         | -   | -     | proved",
                "550 5.1.1 no mailbox for ana@example.org.         | 554 | true  | proved",
                "550 5.1.1 User unknown                            | -   | -     | shared",
                "550 5.1.1 User unknown                            | 554 | true  | shared",
                "550 5.1.1 User unknown                            | -   | false | shared",
                "452 4.2.2 Mailbox full                            | -   | true  | shared",
                "550 5.1.1 <bad@example.org>: User unknown         | 554 | true  | shared",
                "550 5.1.1 <bad@example.org>: User unknown         | -   | true  | shared",
                "550 5.1.1 <diana@example.org>: User unknown       | -   | true  | shared",
                "Too many retries failure. Bouncing after 3 retries. | -   | false | uncertain",
                "Too many retries failure. Bouncing after 3 retries. | 250 | false | uncertain",
            })
    void shouldSayHowFarTheStockTextGoes(String text, Integer code, Boolean permanent, String trust) throws Exception {
        FakeMail mail = stock(text, code, permanent, "ana@example.org");

        mailet.service(mail);

        assertThat(attributes(mail)).contains("rebote.trust=" + trust, "rebote.source=stock", "rebote.event=failed");
    }

    @Test
    void shouldCallExhaustedRetriesExpired() throws Exception {
        FakeMail mail = stock(TOO_MANY, null, false, "ana@example.org", "luis@example.org");
        set(mail, "delivery_retry_count", AttributeValue.of(3));

        mailet.service(mail);

        assertThat(context.getSentMails()).isEmpty();
        assertThat(attributes(mail))
                .contains(
                        "rebote.reason=path.expired",
                        "rebote.trust=uncertain",
                        "rebote.stage=queue",
                        "rebote.attempts=4");
    }

    @Test
    void shouldBelieveTheResolverOfTheDomainThatItNames() throws Exception {
        FakeMail mail = stock(
                "There are no DNS entries for the hostname Domain : example.org.  I cannot determine where to send this"
                        + " message.",
                null,
                true,
                "ana@example.org",
                "luis@example.org");

        mailet.service(mail);

        assertThat(context.getSentMails()).isEmpty();
        assertThat(attributes(mail))
                .contains("rebote.reason=domain.unknown", "rebote.trust=proved", "rebote.stage=dns");
    }

    @Test
    void shouldSplitOffThoseWhomTheTextDoesNotName() throws Exception {
        FakeMail mail = stock(
                "550 5.1.1 <luis@example.org>: User unknown",
                null,
                true,
                "ana@example.org",
                "luis@example.org",
                "eva@example.org");

        mailet.service(mail);

        assertThat(addresses(mail)).containsExactly("luis@example.org");
        assertThat(attributes(mail)).contains("rebote.trust=proved", "rebote.recipient=luis@example.org");
        assertThat(context.getSentMails()).hasSize(1);
        FakeMailContext.SentMail other = context.getSentMails().get(0);
        assertThat(other.getState()).isEqualTo("bounces");
        assertThat(other.getRecipients().stream().map(Object::toString))
                .containsExactlyInAnyOrder("ana@example.org", "eva@example.org");
        assertThat(other.getAttributes()).containsKey(AttributeName.of("delivery-error"));
    }

    @Test
    void shouldNotSplitWhatWasSplitOff() throws Exception {
        FakeMail mail =
                stock("550 5.1.1 <luis@example.org>: User unknown", null, true, "ana@example.org", "eva@example.org");

        mailet.service(mail);

        assertThat(context.getSentMails()).isEmpty();
        assertThat(attributes(mail)).contains("rebote.trust=shared", "rebote.reason=recipient.unknown");
    }

    @Test
    void shouldKeepEverybodyInTheMailWhenTheOthersCannotBeSentOn() throws Exception {
        MailetContext broken = mock(MailetContext.class);
        doThrow(new MessagingException("no disk")).when(broken).sendMail(any(Mail.class), eq("bounces"));
        mailet = new DecodeDeliveryError(files, metrics, Clock.fixed(NOW, ZoneOffset.UTC));
        mailet.init(FakeMailetConfig.builder().mailetContext(broken).build());
        FakeMail mail =
                stock("550 5.1.1 <luis@example.org>: User unknown", null, true, "ana@example.org", "luis@example.org");

        assertThatThrownBy(() -> mailet.service(mail)).hasMessage("no disk");

        assertThat(addresses(mail)).containsExactly("ana@example.org", "luis@example.org");
    }

    @Test
    void shouldJudgeAMailOfWhichNothingIsTold() throws Exception {
        FakeMail mail = mail("ana@example.org");

        mailet.service(mail);

        Verdict verdict = verdict(mail);
        assertThat(verdict.reason()).contains(Reason.NO_DETAIL);
        assertThat(verdict.event()).isEqualTo(Event.FAILED);
        assertThat(verdict.evidence().trust()).isEqualTo(Trust.UNCERTAIN);
    }

    @Test
    void shouldJudgeAMailOfWhichOnlyAFlagIsLeft() throws Exception {
        FakeMail mail = stock(null, null, true, "ana@example.org");

        mailet.service(mail);

        assertThat(attributes(mail)).contains("rebote.reason=no-detail", "rebote.trust=uncertain");
    }

    @Test
    void shouldNotMindValuesOfAnotherKind() throws Exception {
        FakeMail mail = mail("ana@example.org");
        set(mail, "delivery-error", AttributeValue.of(550));
        set(mail, "delivery-error-code", AttributeValue.of("five"));
        set(mail, "is-delivery-permanent-error", AttributeValue.of("perhaps"));

        mailet.service(mail);

        assertThat(attributes(mail)).contains("rebote.reason=no-detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "550", "999 what", "\u0000\u001b[31m", "<<<>>>@@@ @ a@ @b", "5"})
    void shouldJudgeWhateverTheTextIs(String text) throws Exception {
        FakeMail mail = stock(text, 7, true, "ana@example.org", "luis@example.org");

        mailet.service(mail);

        assertThat(verdict(mail).reason()).isPresent();
    }

    @Test
    void shouldCompleteTheReasonThatAnOperatorSet() throws Exception {
        FakeMail mail = mail("ana@example.org");
        set(mail, "rebote.reason", AttributeValue.of("local.policy"));

        mailet.service(mail);

        assertThat(attributes(mail))
                .contains("rebote.reason=local.policy", "rebote.event=failed", "rebote.persistence=permanent");
    }

    @Test
    void shouldNotTakeWhatAReportToldForItsOwnFailure() throws Exception {
        FakeMail mail = mail("ana@example.org");
        BounceAttributes.write(
                mail,
                Classifier.shipped()
                        .classify(Evidence.failed(EvidenceSource.REPORT)
                                .reply("550 5.1.1 User unknown")
                                .build()));

        mailet.service(mail);

        assertThat(attributes(mail)).contains("rebote.reason=no-detail", "rebote.source=stock");
    }

    @Test
    void shouldTakeAMailWithTheNullSenderAndOneWithoutRecipients() throws Exception {
        FakeMail bounce = FakeMail.builder()
                .name("mail")
                .state("bounces")
                .sender(MaybeSender.nullSender())
                .build();
        set(bounce, "delivery-error", AttributeValue.of("550 5.1.1 User unknown"));

        mailet.service(bounce);

        assertThat(verdict(bounce).reason()).contains(Reason.RECIPIENT_UNKNOWN);
    }

    @Test
    void shouldCallA4xxThatWasGivenUpTemporary() throws Exception {
        FakeMail mail = mail("ana@example.org");
        EvidenceAttributes.write(
                mail,
                Evidence.failed(EvidenceSource.SESSION)
                        .replyCode(ReplyCode.of(450))
                        .toldStatus(EnhancedStatus.of(4, 1, 1))
                        .reply("450 4.1.1 User unknown")
                        .build());

        mailet.service(mail);

        assertThat(verdict(mail))
                .extracting(Verdict::event, Verdict::status, Verdict::persistence)
                .containsExactly(Event.FAILED, EnhancedStatus.of(4, 1, 1), Persistence.SHORT);
    }

    @Test
    void shouldCountRecipientsByReasonAndTimeTheVerdict() throws Exception {
        mailet.service(stock("550 5.7.1 Spam", 550, true, "ana@example.org", "luis@example.org"));

        assertThat(metrics.countFor("rebote.verdict.message.spam")).isEqualTo(2);
        assertThat(metrics.countFor("rebote.verdict.recipient.full")).isZero();
        assertThat(metrics.executionTimesFor("rebote.decode")).hasSize(1);
    }

    @Test
    void shouldAskTheOperatorsRulesFirst() throws Exception {
        Path rules = Files.writeString(directory.resolve("our rules.yaml"), RULES);
        when(files.getFile("file://conf/our.yaml")).thenReturn(rules.toFile());

        for (String named : List.of("file://conf/our.yaml", "our.yaml", rules.toString())) {
            FakeMail mail = stock("550 5.7.1 closed on wednesdays", 550, true, "ana@example.org");
            mailet(config().setProperty("rules", named).build()).service(mail);

            assertThat(attributes(mail)).contains("rebote.rule=ours.wednesday", "rebote.reason=remote.not-accepting");
        }
    }

    @Test
    void shouldNotStartWithAFileThatIsNotThere() throws Exception {
        when(files.getFile("file://conf/our.yaml"))
                .thenReturn(directory.resolve("our.yaml").toFile());

        assertThatThrownBy(
                        () -> mailet(config().setProperty("rules", "our.yaml").build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("DecodeDeliveryError cannot read the file 'our.yaml': there is no "
                        + directory.resolve("our.yaml"));
    }

    @Test
    void shouldNotStartWithAMistakeInAFile() throws Exception {
        Path rules = Files.writeString(directory.resolve("our.yaml"), RULES.replace("reason:", "reson:"));

        assertThatThrownBy(() ->
                        mailet(config().setProperty("rules", rules.toString()).build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("DecodeDeliveryError: our.yaml:3: unknown key 'reson'; did you mean 'reason'?");
    }

    @Test
    void shouldNotStartWithAnUnknownParameter() {
        assertThatThrownBy(() -> mailet(config().setProperty("rule", "x").build()))
                .isInstanceOf(MessagingException.class)
                .hasMessage("DecodeDeliveryError does not know the parameter 'rule'; did you mean 'rules'?");
    }

    private FakeMailetConfig.Builder config() {
        return FakeMailetConfig.builder().mailetContext(context);
    }

    private DecodeDeliveryError mailet(FakeMailetConfig config) throws MessagingException {
        DecodeDeliveryError made = new DecodeDeliveryError(files, metrics, Clock.fixed(NOW, ZoneOffset.UTC));
        made.init(config);
        return made;
    }

    private static FakeMail mail(String... recipients) throws Exception {
        return FakeMail.builder()
                .name("mail")
                .state("bounces")
                .sender("me@example.com")
                .recipients(recipients)
                .build();
    }

    private static FakeMail stock(String text, Integer code, Boolean permanent, String... recipients) throws Exception {
        FakeMail mail = mail(recipients);
        Optional.ofNullable(text).ifPresent(value -> set(mail, "delivery-error", AttributeValue.of(value)));
        Optional.ofNullable(code).ifPresent(value -> set(mail, "delivery-error-code", AttributeValue.of(value)));
        Optional.ofNullable(permanent)
                .ifPresent(value -> set(mail, "is-delivery-permanent-error", AttributeValue.of(value)));
        return mail;
    }

    private static void set(Mail mail, String name, AttributeValue<?> value) {
        mail.setAttribute(new Attribute(AttributeName.of(name), value));
    }

    private static Verdict verdict(Mail mail) {
        return BounceAttributes.read(mail).orElseThrow();
    }

    private static List<String> attributes(Mail mail) {
        return mail.attributes()
                .map(attribute -> attribute.getName().asString() + "="
                        + attribute.getValue().value())
                .toList();
    }

    private static List<String> addresses(Mail mail) {
        List<String> addresses = new ArrayList<>();
        mail.getRecipients().forEach(recipient -> addresses.add(recipient.asString()));
        return addresses;
    }
}
