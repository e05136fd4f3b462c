package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.rebote.suppress.NoticeLedger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.EnvId;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.DsnParameters.Ret;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendBounceNoticeTest {

    private static final String SENDER = "luis@example.com";
    private static final String ANA = "ana@example.org";
    private static final String EVA = "eva@example.org";
    private static final String ORIGINAL = """
            Received: from client by mta3.inside.example.com with ESMTP; Mon, 2 Mar 2026 11:00:00 +0100
            Date: Mon, 2 Mar 2026 11:00:00 +0100
            Subject: Cuentas
            Message-ID: <abc.1@example.com>

            Hola.
            """;

    private final RecordingMetricFactory metrics = new RecordingMetricFactory();
    private FakeMailContext context = FakeMailContext.defaultContext();

    @TempDir
    private Path directory;

    @BeforeEach
    void setUp() throws Exception {
        context = FakeMailContext.builder()
                .postmaster(new MailAddress("postmaster@example.com"))
                .build();
    }

    @Test
    void shouldTellTheSenderWithTheNullReturnPath() throws Exception {
        mailet().service(failed(ORIGINAL, ANA));

        SentMail sent = onlyNotice();
        assertThat(MaybeSender.of(sent.getSender()).isNullSender()).isTrue();
        assertThat(sent.getRecipients()).containsExactly(new MailAddress(SENDER));
        assertThat(sent.getMsg().getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(sent.getMsg().getHeader("In-Reply-To")).containsExactly("<abc.1@example.com>");
        assertThat(sent.getMsg().getSubject()).isEqualTo("Not delivered: Cuentas");
        assertThat(part(0)).contains("The mailbox of ana@example.org is full");
        assertThat(part(1))
                .contains("Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0000\r\n")
                .contains("Final-Recipient: rfc822; ana@example.org\r\nAction: failed\r\nStatus: 5.2.2\r\n")
                .contains("Diagnostic-Code: smtp; 552 5.2.2 Mailbox full\r\n");
        assertThat(metrics.countFor("rebote.notice.sent")).isEqualTo(1);
    }

    @Test
    void shouldCarryNothingOfTheFailedMail() throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA);
        set(mail, "org.apache.james.SMTPIsAuthNetwork", "true");
        set(mail, "delivery-error", "552 5.2.2 Mailbox full");

        mailet().service(mail);

        assertThat(onlyNotice().getAttributes().keySet())
                .extracting(AttributeName::asString)
                .doesNotContain("org.apache.james.SMTPIsAuthNetwork", "delivery-error", "rebote.reason");
    }

    @Test
    void shouldSayThatNobodySaidWhyWhenNothingDecodedTheMail() throws Exception {
        mailet().service(mail(ORIGINAL, SENDER, ANA));

        assertThat(part(0)).contains("Your message did not reach ana@example.org. The other side did not say\r\nwhy.");
        assertThat(part(1)).contains("Status: 5.0.0\r\n").contains("X-Rebote-Reason: no-detail\r\n");
    }

    @Test
    void shouldTellOfADelay() throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA);
        set(mail, "rebote.event", "delayed");
        set(mail, "rebote.status", "4.2.2");
        set(mail, "rebote.retry-until", "2026-03-07T10:00:00Z");

        mailet().service(mail);

        assertThat(onlyNotice().getMsg().getSubject()).isEqualTo("Not delivered yet: Cuentas");
        assertThat(part(0)).contains("We keep trying until Saturday, 7 March 2026, 11:00 (UTC+01:00).");
        assertThat(part(1))
                .contains("Action: delayed\r\nStatus: 4.2.2\r\n")
                .contains("Will-Retry-Until: Sat, 7 Mar 2026 10:00:00 +0000\r\n");
    }

    @Test
    void shouldGiveEachRecipientItsOwnWords() throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA, EVA);
        set(mail, "rebote.evidence.event", "failed");
        set(mail, "rebote.evidence.source", "session");
        EvidenceAttributes.writeReplies(
                mail, Map.of(new MailAddress(ANA), "552 ana is full", new MailAddress(EVA), "552 eva is full"));

        mailet().service(mail);

        assertThat(part(1))
                .contains("Diagnostic-Code: smtp; 552 ana is full\r\n")
                .contains("Diagnostic-Code: smtp; 552 eva is full\r\n");
    }

    @Test
    void shouldNotAnswerTheNullSender() throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA);
        FakeMail bounce = FakeMail.builder()
                .name("bounce")
                .sender(MaybeSender.nullSender())
                .recipient(ANA)
                .mimeMessage(mail.getMessage())
                .build();

        mailet().service(bounce);

        assertWithheld();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Auto-Submitted: auto-replied (vacation)",
                "auto-submitted: AUTO-NOTIFIED; owner-email=\"a@example.org\"",
                "List-Id: <news.example.com>",
                "List-Unsubscribe: <mailto:leave@example.com>",
                "Precedence: bulk",
                "Precedence: List",
                "Precedence: junk",
            })
    void shouldNotAnswerProgramsAndLists(String field) throws Exception {
        mailet().service(failed(field + "\n" + ORIGINAL, ANA));

        assertWithheld();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: no", "Auto-Submitted: No (by hand)", "Precedence: first-class"})
    void shouldAnswerWhatSaysThatSomebodyWroteIt(String field) throws Exception {
        mailet().service(failed(field + "\n" + ORIGINAL, ANA));

        onlyNotice();
    }

    @ParameterizedTest
    @CsvSource({
        "failed, FAILURE, 1",
        "failed, NEVER, 0",
        "failed, DELAY, 0",
        "failed, SUCCESS, 0",
        "delayed, DELAY, 1",
        "delayed, FAILURE, 0",
        "delayed, NEVER, 0",
    })
    void shouldTellOnlyWhatTheSenderAskedFor(String event, Notify notify, int notices) throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA);
        set(mail, "rebote.event", event);
        mail.setDsnParameters(parameters(ANA, RecipientDsnParameters.of(EnumSet.of(notify))));

        mailet().service(mail);

        assertThat(context.getSentMails()).hasSize(notices);
    }

    @Test
    void shouldLeaveOutTheRecipientsOfWhomTheSenderWantsToHearNothing() throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA, EVA);
        mail.setDsnParameters(parameters(EVA, RecipientDsnParameters.of(EnumSet.of(Notify.NEVER))));

        mailet().service(mail);

        assertThat(part(0)).contains(ANA).doesNotContain(EVA);
        assertThat(part(1)).contains(ANA).doesNotContain(EVA);
    }

    @Test
    void shouldNotTellOfWhatIsNoFailure() throws Exception {
        FakeMail mail = mail(ORIGINAL, SENDER, ANA);
        set(mail, "rebote.event", "auto-reply");

        mailet().service(mail);

        assertWithheld();
    }

    @Test
    void shouldTakeOverWhatTheSenderAskedForInTheEnvelope() throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA);
        mail.setDsnParameters(DsnParameters.builder()
                .envId(EnvId.of("QQ+2B314"))
                .ret(Ret.HDRS)
                .addRcptParameter(new MailAddress(ANA), RecipientDsnParameters.of(new MailAddress("Ana@example.org")))
                .build()
                .orElseThrow());

        mailet().service(mail);

        assertThat(part(1))
                .contains("Original-Envelope-Id: QQ+314\r\n")
                .contains("Original-Recipient: rfc822; Ana@example.org\r\n");
        assertThat(part(2)).contains("Subject: Cuentas").doesNotContain("Hola.");
    }

    @Test
    void shouldReturnASmallOriginalWhole() throws Exception {
        mailet().service(failed(ORIGINAL, ANA));

        assertThat(part(2)).contains("Subject: Cuentas").contains("Hola.");
    }

    @Test
    void shouldReturnTheHeaderAloneWhenToldSo() throws Exception {
        mailet("returnOriginal", "headers").service(failed(ORIGINAL, ANA));

        assertThat(part(2)).contains("Subject: Cuentas").doesNotContain("Hola.");
    }

    @Test
    void shouldReturnTheHeaderAloneOfWhatIsLargerThanToldSo() throws Exception {
        mailet("maxOriginal", "1K").service(failed(ORIGINAL + "line\n".repeat(500), ANA));

        assertThat(part(2)).contains("Subject: Cuentas").doesNotContain("Hola.");
    }

    @Test
    void shouldReturnTheHeaderAloneOfALargeOriginal() throws Exception {
        mailet().service(failed(ORIGINAL + "line\n".repeat(20_000), ANA));

        assertThat(part(2)).contains("Subject: Cuentas").doesNotContain("Hola.");
    }

    @Test
    void shouldWriteInTheLanguageOfTheReadersDomain() throws Exception {
        mailet("languageByDomain", "example.org=en, example.com=es").service(failed(ORIGINAL, ANA));

        assertThat(onlyNotice().getMsg().getHeader("Content-Language")).containsExactly("es");
        assertThat(part(0)).contains("El buzón de ana@example.org está lleno");
    }

    @Test
    void shouldWriteInTheLanguageThatTheOriginalAsksFor() throws Exception {
        mailet("language", "en").service(failed("Accept-Language: es-MX, en;q=0.5\n" + ORIGINAL, ANA));

        assertThat(onlyNotice().getMsg().getSubject()).isEqualTo("No entregado: Cuentas");
    }

    @Test
    void shouldWriteTheOperatorsOwnTexts() throws Exception {
        Files.writeString(
                directory.resolve("en.yaml"),
                "reasons:\n  recipient.full: {happened: No room., who: Nobody., now: [Call 555 0100.]}\n");

        mailet("textsDirectory", directory.toString()).service(failed(ORIGINAL, ANA));

        assertThat(part(0)).contains("No room.").contains(" 1. Call 555 0100.");
    }

    @Test
    void shouldNotShowAnOutsiderWhereTheMailWasForwardedTo() throws Exception {
        mailet("internalDomains", "inside.example.com").service(forwarded());

        assertThat(raw()).doesNotContain("example.org").doesNotContain("inside.example.com");
        assertThat(part(1)).contains("Final-Recipient: rfc822; ana@example.net\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.james.SMTPAuthUser", "org.apache.james.SMTPIsAuthNetwork"})
    void shouldShowAllToWhoHasLoggedIn(String attribute) throws Exception {
        FakeMail mail = forwarded();
        set(mail, attribute, "true");

        mailet("internalDomains", "inside.example.com").service(mail);

        assertThat(part(1))
                .contains("Original-Recipient: rfc822; ana@example.net\r\n")
                .contains("Final-Recipient: rfc822; ana@example.org\r\n")
                .contains("Remote-MTA: dns; gw.inside.example.com\r\n");
    }

    @Test
    void shouldShowAllToEverybodyWhenToldSo() throws Exception {
        mailet("showInternals", "everybody").service(forwarded());

        assertThat(part(1)).contains("Remote-MTA: dns; gw.inside.example.com\r\n");
    }

    @Test
    void shouldShowNothingToAnybodyWhenToldSo() throws Exception {
        FakeMail mail = forwarded();
        set(mail, "org.apache.james.SMTPAuthUser", "luis");

        mailet("showInternals", "nobody").service(mail);

        assertThat(raw()).doesNotContain("example.org");
    }

    @Test
    void shouldComeFromTheAddressThatIsSet() throws Exception {
        mailet("from", "bounces@example.com", "replyTo", "help@example.com", "reportingHost", "mail.example.com")
                .service(failed(ORIGINAL, ANA));

        MimeMessage notice = onlyNotice().getMsg();
        assertThat(notice.getHeader("From")).containsExactly("Mail delivery <bounces@example.com>");
        assertThat(notice.getHeader("Reply-To")).containsExactly("<help@example.com>");
        assertThat(notice.getMessageID()).endsWith("@mail.example.com>");
        assertThat(part(1)).startsWith("Reporting-MTA: dns; mail.example.com\r\n");
    }

    @Test
    void shouldLetTheMailGoOnUnlessToldOtherwise() throws Exception {
        FakeMail goesOn = failed(ORIGINAL, ANA);
        FakeMail ends = failed(ORIGINAL, ANA);

        mailet().service(goesOn);
        mailet("passThrough", "false").service(ends);

        assertThat(goesOn.getState()).isNotEqualTo(Mail.GHOST);
        assertThat(ends.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void shouldTellAboutAMailWithoutAMessage() throws Exception {
        FakeMail mail =
                FakeMail.builder().name("mail").sender(SENDER).recipient(ANA).build();

        mailet().service(mail);

        assertThat(onlyNotice().getMsg().getSubject()).isEqualTo("Not delivered: (no subject)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "langage          | en          | SendBounceNotice does not know the parameter 'langage'; did you mean 'language'?",
                "language         | fr          | SendBounceNotice: there are no texts in the language 'fr', expected one of [en, es]",
                "languageByDomain | example.com | SendBounceNotice: the parameter 'languageByDomain' is 'example.com',"
                        + " expected domain=language, as in 'example.es=es, example.com=en'",
                "from             | nobody@@    | SendBounceNotice: the parameter 'from' is 'nobody@@', expected a mail address,"
                        + " or 'postmaster'",
                "returnOriginal   | all         | SendBounceNotice: the parameter 'returnOriginal' is 'all', expected one of"
                        + " [headers, full]",
                "maxOriginal      | big         | SendBounceNotice: the parameter 'maxOriginal' is 'big', expected a number of"
                        + " bytes up to 10M, as in '65536' or '64K'",
                "showInternals    | friends     | SendBounceNotice: the parameter 'showInternals' is 'friends', expected one of"
                        + " [insiders, everybody, nobody]",
                "passThrough      | maybe       | SendBounceNotice: the parameter 'passThrough' is 'maybe', expected one of"
                        + " [true, false]",
                "reportingHost    | my host     | SendBounceNotice: 'my host' is no host name",
            })
    void shouldStopTheStartAtAWrongParameter(String name, String value, String message) {
        assertThatThrownBy(() -> mailet(name, value))
                .isInstanceOf(MessagingException.class)
                .hasMessage(message);
    }

    private SendBounceNotice mailet(String... parameters) throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetContext(context);
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        SendBounceNotice mailet = new SendBounceNotice(
                metrics,
                mock(FileSystem.class),
                NoticeLedger.inMemory(),
                Clock.fixed(Instant.parse("2026-03-02T10:15:30Z"), ZoneOffset.UTC));
        mailet.init(config.build());
        return mailet;
    }

    private static FakeMail failed(String original, String... recipients) throws Exception {
        FakeMail mail = mail(original, SENDER, recipients);
        set(mail, "rebote.event", "failed");
        set(mail, "rebote.reason", "recipient.full");
        set(mail, "rebote.status", "5.2.2");
        set(mail, "rebote.reply-code", "552");
        set(mail, "rebote.reply", "552 5.2.2 Mailbox full");
        return mail;
    }

    private static FakeMail forwarded() throws Exception {
        FakeMail mail = failed(ORIGINAL, ANA);
        set(mail, "rebote.reply", "550 5.1.1 <ana@example.org>: unknown at gw.inside.example.com");
        set(mail, "rebote.remote-host", "gw.inside.example.com");
        mail.setDsnParameters(parameters(ANA, RecipientDsnParameters.of(new MailAddress("ana@example.net"))));
        return mail;
    }

    private static DsnParameters parameters(String recipient, RecipientDsnParameters parameters) throws Exception {
        return DsnParameters.builder()
                .addRcptParameter(new MailAddress(recipient), parameters)
                .build()
                .orElseThrow();
    }

    private static FakeMail mail(String original, String sender, String... recipients) throws Exception {
        byte[] bytes = original.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return FakeMail.builder()
                .name("Mail1772445600-1-to-example.org")
                .sender(sender)
                .recipients(recipients)
                .mimeMessage(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)))
                .build();
    }

    private static void set(Mail mail, String name, String value) {
        mail.setAttribute(new Attribute(AttributeName.of(name), AttributeValue.of(value)));
    }

    private SentMail onlyNotice() {
        List<SentMail> sent = context.getSentMails();
        assertThat(sent).hasSize(1);
        return sent.get(0);
    }

    private String raw() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        onlyNotice().getMsg().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String part(int index) throws Exception {
        MimeMultipart parts =
                new MimeMultipart(onlyNotice().getMsg().getDataHandler().getDataSource());
        byte[] bytes = parts.getBodyPart(index).getInputStream().readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void assertWithheld() {
        assertThat(context.getSentMails()).isEmpty();
        assertThat(metrics.countFor("rebote.notice.withheld")).isEqualTo(1);
        assertThat(metrics.countFor("rebote.notice.sent")).isZero();
    }
}
