package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import dev.rebote.suppress.NoticeLedger;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.suppress.WaitingNotice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

/** Who {@link SendBounceNotice} tells, when, and how often. */
class NoticePaceTest {

    private static final String LUIS = "luis@example.com";
    private static final String POSTMASTER = "postmaster@example.com";
    private static final String ANA = "ana@example.org";
    private static final String EVA = "eva@example.org";
    private static final AttributeName DECIDED = AttributeName.of("rebote.decision.notify");

    private final RecordingMetricFactory metrics = new RecordingMetricFactory();
    private final SetClock clock = new SetClock(Instant.parse("2026-03-02T10:15:30Z"));
    private final List<SendBounceNotice> started = new ArrayList<>();
    private NoticeLedger ledger = NoticeLedger.inMemory();
    private FakeMailContext context = FakeMailContext.defaultContext();

    /** A clock that is set by hand. */
    private static final class SetClock extends Clock {

        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void setUp() throws Exception {
        context = FakeMailContext.builder()
                .postmaster(new MailAddress(POSTMASTER))
                .build();
    }

    @AfterEach
    void stop() {
        started.forEach(SendBounceNotice::destroy);
    }

    @Test
    void shouldTellASenderOfTwentyMailsInAnHourAndOfTheRestInOneMessage() throws Exception {
        SendBounceNotice mailet = mailet();
        for (int i = 0; i < 25; i++) {
            mailet.service(failed("m" + i, LUIS, "ana" + i + "@example.org"));
            clock.passes(Duration.ofSeconds(2));
        }

        assertThat(context.getSentMails()).hasSize(20);
        assertThat(metrics.countFor("rebote.notice.put-off")).isEqualTo(5);

        clock.passes(Duration.ofHours(1));
        mailet.service(nothingToTell());

        SentMail digest = last();
        assertThat(context.getSentMails()).hasSize(21);
        assertThat(digest.getRecipients()).containsExactly(new MailAddress(LUIS));
        assertThat(MaybeSender.of(digest.getSender()).isNullSender()).isTrue();
        assertThat(digest.getMsg().getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(digest.getMsg().getSubject()).isEqualTo("Messages not delivered: 5");
        assertThat(text(digest))
                .contains("    ana20@example.org\n")
                .contains("    ana24@example.org\n")
                .contains("- Monday, 2 March 2026, 10:16 (UTC+00:00): Cuentas\n");
        assertThat(metrics.countFor("rebote.notice.digest")).isEqualTo(1);
    }

    @Test
    void shouldTellAgainInTheNextHour() throws Exception {
        SendBounceNotice mailet = mailet("noticesPerHour", "1");
        mailet.service(failed("m1", LUIS, ANA));
        mailet.service(failed("m2", LUIS, EVA));
        clock.passes(Duration.ofMinutes(59));
        mailet.service(failed("m3", LUIS, "leo@example.org"));
        assertThat(context.getSentMails()).hasSize(1);

        clock.passes(Duration.ofMinutes(2));
        mailet.service(failed("m4", LUIS, "zoe@example.org"));

        assertThat(subjects())
                .containsExactly("Not delivered: Cuentas", "Not delivered: Cuentas", "Messages not delivered: 2");
    }

    @Test
    void shouldTellOtherSendersMeanwhile() throws Exception {
        SendBounceNotice mailet = mailet("noticesPerHour", "1");
        mailet.service(failed("m1", LUIS, ANA));
        mailet.service(failed("m2", "zoe@example.com", ANA));

        assertThat(context.getSentMails()).hasSize(2);
    }

    @Test
    void shouldTellOfEverythingWithoutALimit() throws Exception {
        SendBounceNotice mailet = mailet("noticesPerHour", "0", "sameNoticeAfter", "0");
        for (int i = 0; i < 50; i++) {
            mailet.service(failed("m" + i, LUIS, ANA));
        }

        assertThat(context.getSentMails()).hasSize(50);
    }

    @Test
    void shouldTellOfTheSameRecipientAndReasonOnceADay() throws Exception {
        SendBounceNotice mailet = mailet("digestAfter", "30h");
        mailet.service(failed("m1", LUIS, ANA));
        clock.passes(Duration.ofHours(24));
        mailet.service(failed("m2", LUIS, ANA));
        assertThat(context.getSentMails()).hasSize(1);

        mailet.service(with(failed("m3", LUIS, ANA), "rebote.reason", "recipient.unknown"));
        assertThat(context.getSentMails()).hasSize(2);

        clock.passes(Duration.ofSeconds(1));
        mailet.service(failed("m4", LUIS, ANA));
        assertThat(subjects()).containsOnly("Not delivered: Cuentas").hasSize(3);
    }

    @Test
    void shouldLeaveOutOfANoticeWhoHasBeenToldOf() throws Exception {
        SendBounceNotice mailet = mailet();
        mailet.service(failed("m1", LUIS, ANA));

        mailet.service(failed("m2", LUIS, ANA, EVA));

        assertThat(text(last())).contains(EVA).doesNotContain(ANA);
        clock.passes(Duration.ofHours(1));
        mailet.service(nothingToTell());
        assertThat(text(last())).contains("    ana@example.org\n").doesNotContain(EVA);
    }

    @Test
    void shouldTellOfEachStageOfADelayAndOfTheFailureAfterIt() throws Exception {
        SendBounceNotice mailet = mailet();
        mailet.service(delayed("m1", "4"));
        clock.passes(Duration.ofHours(20));
        mailet.service(delayed("m1", "9"));
        mailet.service(delayed("m1", "9"));
        mailet.service(failed("m1", LUIS, ANA));

        assertThat(subjects())
                .containsExactly("Not delivered yet: Cuentas", "Not delivered yet: Cuentas", "Not delivered: Cuentas");
    }

    @Test
    void shouldNotTellTwiceOfAMailThatIsProcessedAgain() throws Exception {
        SendBounceNotice mailet = mailet("sameNoticeAfter", "0");
        mailet.service(failed("Mail1-2-to-example.org", LUIS, ANA));
        clock.passes(Duration.ofDays(400));

        mailet.service(failed("Mail1-2-to-example.org", LUIS, ANA));
        mailet.service(failed("Mail1-2!4711", LUIS, ANA));
        clock.passes(Duration.ofHours(2));
        mailet.service(nothingToTell());

        assertThat(context.getSentMails()).hasSize(1);
        assertThat(metrics.countFor("rebote.notice.withheld")).isEqualTo(3);
    }

    @Test
    void shouldTellWhatIsNewOfAMailThatIsProcessedAgain() throws Exception {
        SendBounceNotice mailet = mailet();
        mailet.service(failed("m1", LUIS, ANA));
        mailet.service(with(failed("m1", LUIS, ANA), "rebote.reason", "recipient.unknown"));

        assertThat(context.getSentMails()).hasSize(2);
    }

    @Test
    void shouldKnowFromTheMailItselfWhatHasBeenTold() throws Exception {
        FakeMail mail = failed("m1", LUIS, ANA);
        mailet().service(mail);
        ledger = NoticeLedger.inMemory();

        mailet().service(mail);

        assertThat(context.getSentMails()).hasSize(1);
    }

    @Test
    void shouldNotPutOffTwiceAMailThatIsProcessedAgain() throws Exception {
        SendBounceNotice mailet = mailet();
        mailet.service(decided(failed("m1", LUIS, ANA), "sender digest"));
        mailet.service(decided(failed("m1", LUIS, ANA), "sender digest"));
        clock.passes(Duration.ofHours(1));
        mailet.service(decided(failed("m1", LUIS, ANA), "sender"));

        assertThat(subjects()).containsExactly("Messages not delivered: 1");
    }

    @Test
    void shouldRememberWhenTheMailetStartsAnew() throws Exception {
        mailet().service(decided(failed("m1", LUIS, ANA), "sender digest"));
        mailet("noticesPerHour", "1").service(failed("m2", LUIS, EVA));
        SendBounceNotice anew = mailet("noticesPerHour", "1");
        anew.service(failed("m2", LUIS, EVA));
        anew.service(failed("m3", LUIS, "leo@example.org"));
        clock.passes(Duration.ofHours(1));
        anew.service(nothingToTell());

        assertThat(subjects()).containsExactly("Not delivered: Cuentas", "Messages not delivered: 2");
    }

    @Test
    void shouldTellInTheDigestInTheLanguageOfTheReader() throws Exception {
        SendBounceNotice mailet = mailet("languageByDomain", "example.com=es");
        mailet.service(decided(failed("m1", LUIS, ANA), "sender digest"));
        clock.passes(Duration.ofHours(1));
        mailet.service(nothingToTell());

        assertThat(subjects()).containsExactly("Mensajes no entregados: 1");
    }

    @Test
    void shouldTellInAnotherLanguageWhenThatOfTheReaderHasGone() throws Exception {
        mailet("languageByDomain", "example.com=es").service(decided(failed("m1", LUIS, ANA), "sender digest"));
        ledger.take(clock.instant(), clock.instant(), 1).forEach(digest -> {
            ledger.told(digest);
            digest.notices().forEach(notice -> ledger.putOff(in("gl", notice)));
        });
        clock.passes(Duration.ofHours(1));
        mailet().service(nothingToTell());

        assertThat(subjects()).containsExactly("Messages not delivered: 1");
    }

    @Test
    void shouldSendADigestAgainThatCouldNotBeSent() throws Exception {
        FakeMailContext broken = Mockito.spy(context);
        Mockito.doThrow(new MessagingException("the queue is down"))
                .doCallRealMethod()
                .when(broken)
                .sendMail(Mockito.any(Mail.class));
        context = broken;
        SendBounceNotice mailet = mailet();
        mailet.service(decided(failed("m1", LUIS, ANA), "sender digest"));
        clock.passes(Duration.ofHours(1));
        mailet.service(nothingToTell());
        assertThat(context.getSentMails()).isEmpty();

        clock.passes(NoticeLedger.LEASE);
        mailet.service(nothingToTell());

        assertThat(subjects()).containsExactly("Messages not delivered: 1");
    }

    @Test
    void shouldTellAtOnceWhatCouldNotBeSentBefore() throws Exception {
        FakeMailContext broken = Mockito.spy(context);
        Mockito.doThrow(new MessagingException("the queue is down"))
                .doCallRealMethod()
                .when(broken)
                .sendMail(Mockito.any(Mail.class));
        context = broken;
        SendBounceNotice mailet = mailet("noticesPerHour", "1");
        assertThatThrownBy(() -> mailet.service(failed("m1", LUIS, ANA))).hasMessage("the queue is down");

        mailet.service(failed("m1", LUIS, ANA));
        mailet.service(failed("m1", LUIS, ANA));

        assertThat(subjects()).containsExactly("Not delivered: Cuentas");
        assertThat(metrics.countFor("rebote.notice.put-off")).isZero();
    }

    @Test
    void shouldTellWithoutLimitsWhenTheLedgerIsOutOfReach() throws Exception {
        ledger = Mockito.mock(NoticeLedger.class, call -> {
            throw new StoreUnavailableException("the store is down");
        });
        SendBounceNotice mailet = mailet("noticesPerHour", "1");
        mailet.service(failed("m1", LUIS, ANA));
        mailet.service(failed("m2", LUIS, ANA));
        mailet.service(decided(failed("m3", LUIS, ANA), "sender digest"));

        assertThat(subjects()).containsOnly("Not delivered: Cuentas").hasSize(3);
        assertThat(metrics.countFor("rebote.notice.unlimited")).isPositive();
    }

    @Test
    void shouldTellAtOnceWhatCannotBePutOff() throws Exception {
        ledger = Mockito.spy(ledger);
        Mockito.doThrow(new StoreUnavailableException("no room")).when(ledger).putOff(Mockito.any());
        mailet().service(decided(failed("m1", LUIS, ANA), "sender digest"));

        assertThat(subjects()).containsExactly("Not delivered: Cuentas");
    }

    @Test
    void shouldTellNobodyWhenThePolicyTellsNobody() throws Exception {
        mailet().service(decided(failed("m1", LUIS, ANA), "nobody"));

        assertThat(context.getSentMails()).isEmpty();
        assertThat(metrics.countFor("rebote.notice.withheld")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"help@example.net, help@example.net", "postmaster, postmaster@example.com"})
    void shouldTellWhoThePolicyNamesInPlaceOfTheSender(String decided, String reader) throws Exception {
        mailet("languageByDomain", "example.com=es, example.net=es").service(decided(asking("en"), decided));

        SentMail notice = last();
        assertThat(notice.getRecipients()).containsExactly(new MailAddress(reader));
        assertThat(notice.getMsg().getSubject()).isEqualTo("No entregado: Cuentas");
        assertThat(text(notice)).startsWith("Se trata de un mensaje de luis@example.com.");
        assertThat(raw(notice)).as("what Luis wrote is for Ana").doesNotContain("Hola.");
    }

    @ParameterizedTest
    @CsvSource({"example.net, false", "example.com, true"})
    void shouldShowInternalsToWhoThePolicyNamesWhenThatIsAnInsider(String domain, boolean shown) throws Exception {
        context = Mockito.spy(context);
        Mockito.doReturn(true).when(context).isLocalServer(Domain.of("example.com"));
        FakeMail mail = decided(failed("m1", "zoe@example.test", ANA), "help@" + domain);
        mailet("internalDomains", "inside.example.com")
                .service(with(
                        with(mail, "org.apache.james.SMTPAuthUser", "zoe"),
                        "rebote.remote-host",
                        "gw.inside.example.com"));

        assertThat(raw(last()).contains("gw.inside.example.com")).isEqualTo(shown);
    }

    @Test
    void shouldTellWhoThePolicyNamesOfMailWithoutASender() throws Exception {
        mailet().service(decided(withoutSender("Subject: Hi\n\nHi.\n"), POSTMASTER));

        assertThat(text(last())).startsWith("This is about a message of a program that gave no address.");
    }

    @Test
    void shouldTellWhoThePolicyNamesWhateverTheSenderAskedFor() throws Exception {
        FakeMail mail = failed("m1", LUIS, "Auto-Submitted: auto-generated\nPrecedence: bulk\n", List.of(ANA));
        mailet().service(decided(mail, POSTMASTER));

        assertThat(context.getSentMails()).hasSize(1);
    }

    @Test
    void shouldNeverTellOfANoticeOfItsOwn() throws Exception {
        SendBounceNotice mailet = mailet();
        mailet.service(decided(failed("m1", LUIS, ANA), POSTMASTER));
        mailet.service(decided(failed("m2", LUIS, EVA), "sender digest"));
        clock.passes(Duration.ofHours(1));
        mailet.service(nothingToTell());
        assertThat(context.getSentMails()).hasSize(2);

        for (SentMail sent : List.copyOf(context.getSentMails())) {
            mailet.service(decided(withoutSender(raw(sent)), POSTMASTER));
            mailet.service(decided(withoutSender(raw(sent)), "help@example.net"));
        }

        assertThat(context.getSentMails()).hasSize(2);
    }

    @Test
    void shouldNotTellAnAddressOfItsOwnFailure() throws Exception {
        mailet().service(decided(failed("m1", LUIS, POSTMASTER), POSTMASTER));

        assertThat(context.getSentMails()).isEmpty();
    }

    @Test
    void shouldTellTheSenderWhenTheNamedAddressIsNone() throws Exception {
        mailet().service(decided(failed("m1", LUIS, ANA), "nobody at all"));

        assertThat(last().getRecipients()).containsExactly(new MailAddress(LUIS));
    }

    @Test
    void shouldTellThePostmasterOfManySendersInOneDigest() throws Exception {
        SendBounceNotice mailet = mailet("noticesPerHour", "1");
        mailet.service(decided(failed("m0", LUIS, "leo@example.org"), POSTMASTER));
        mailet.service(decided(failed("m1", LUIS, ANA), POSTMASTER));
        mailet.service(decided(failed("m2", "zoe@example.com", ANA), POSTMASTER));
        clock.passes(Duration.ofHours(1));
        mailet.service(nothingToTell());

        assertThat(last().getRecipients()).containsExactly(new MailAddress(POSTMASTER));
        assertThat(text(last()))
                .contains("    ana@example.org (2)\n")
                .contains("from luis@example.com:")
                .contains("from zoe@example.com:");
    }

    @Test
    void shouldPutOffWhatThePolicyTellsThePostmasterTogether() throws Exception {
        SendBounceNotice mailet = mailet();
        mailet.service(decided(failed("m1", LUIS, ANA), "postmaster digest"));
        assertThat(context.getSentMails()).isEmpty();

        clock.passes(Duration.ofHours(1));
        mailet.service(nothingToTell());

        assertThat(last().getRecipients()).containsExactly(new MailAddress(POSTMASTER));
        assertThat(subjects()).containsExactly("Messages not delivered: 1");
    }

    @Test
    void shouldSendADigestByItselfWhenNoMailComes() throws Exception {
        ledger = NoticeLedger.inMemory();
        SendBounceNotice mailet = mailet(Clock.systemUTC(), "digestAfter", "1s");
        mailet.service(decided(failed("m1", LUIS, ANA), "sender digest"));

        await().untilAsserted(() ->
                assertThat(metrics.countFor("rebote.notice.digest")).isEqualTo(1));
        assertThat(subjects()).containsExactly("Messages not delivered: 1");
    }

    @Test
    void shouldSendNoDigestAfterItsEnd() throws Exception {
        SendBounceNotice mailet = mailet(Clock.systemUTC(), "digestAfter", "1s");
        mailet.service(decided(failed("m1", LUIS, ANA), "sender digest"));
        mailet.destroy();
        Thread.sleep(1500);

        assertThat(context.getSentMails()).isEmpty();
        assertThat(ledger.take(Instant.now(), Instant.now(), 1))
                .as("nothing is lost")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noticesPerHour  | many | SendBounceNotice: the parameter 'noticesPerHour' is 'many', expected a number up to 1000,"
                        + " 0 for no limit",
                "noticesPerHour  | -1   | SendBounceNotice: the parameter 'noticesPerHour' is '-1', expected a number up to 1000,"
                        + " 0 for no limit",
                "sameNoticeAfter | day  | SendBounceNotice: the parameter 'sameNoticeAfter' is 'day', expected 0 or a time such as"
                        + " 30s, 15min, 4h or 5d",
                "digestAfter     | 0    | SendBounceNotice: the parameter 'digestAfter' is '0', expected a time such as 30s, 15min,"
                        + " 4h or 5d",
            })
    void shouldStopTheStartAtAWrongPace(String name, String value, String message) {
        assertThatThrownBy(() -> mailet(name, value))
                .isInstanceOf(MessagingException.class)
                .hasMessage(message);
    }

    private SendBounceNotice mailet(String... parameters) throws MessagingException {
        return mailet(clock, parameters);
    }

    private SendBounceNotice mailet(Clock time, String... parameters) throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder().mailetContext(context);
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        SendBounceNotice mailet = new SendBounceNotice(metrics, mock(FileSystem.class), ledger, time);
        mailet.init(config.build());
        started.add(mailet);
        return mailet;
    }

    private static WaitingNotice in(String language, WaitingNotice notice) {
        return new WaitingNotice(
                notice.token(),
                notice.reader(),
                language,
                notice.sender(),
                notice.recipient(),
                notice.event(),
                notice.reason(),
                notice.subject(),
                notice.failedAt(),
                notice.waitingSince());
    }

    private static FakeMail failed(String name, String sender, String... recipients) throws Exception {
        return failed(name, sender, "", List.of(recipients));
    }

    private static FakeMail failed(String name, String sender, String fields, List<String> recipients)
            throws Exception {
        FakeMail mail = FakeMail.builder()
                .name(name)
                .sender(sender)
                .recipients(recipients.toArray(String[]::new))
                .mimeMessage(message(fields + "Subject: Cuentas\nMessage-ID: <abc.1@example.com>\n\nHola.\n"))
                .build();
        return with(with(mail, "rebote.event", "failed"), "rebote.reason", "recipient.full");
    }

    private static FakeMail asking(String language) throws Exception {
        return failed("m1", LUIS, "Accept-Language: " + language + "\n", List.of(ANA));
    }

    private static FakeMail delayed(String name, String attempts) throws Exception {
        return with(with(failed(name, LUIS, ANA), "rebote.event", "delayed"), "rebote.attempts", attempts);
    }

    private static FakeMail withoutSender(String message) throws Exception {
        FakeMail mail = FakeMail.builder()
                .name("bounce")
                .sender(MaybeSender.nullSender())
                .recipient(ANA)
                .mimeMessage(message(message))
                .build();
        return with(mail, "rebote.reason", "recipient.full");
    }

    /** A mail that brings the mailet to work, and nobody a notice. */
    private static FakeMail nothingToTell() throws Exception {
        return withoutSender("Subject: Hi\n\nHi.\n");
    }

    private static FakeMail decided(FakeMail mail, String reader) {
        return with(mail, DECIDED.asString(), reader);
    }

    private static FakeMail with(FakeMail mail, String name, String value) {
        mail.setAttribute(new Attribute(AttributeName.of(name), AttributeValue.of(value)));
        return mail;
    }

    private static MimeMessage message(String text) throws MessagingException {
        byte[] bytes = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private SentMail last() {
        List<SentMail> sent = context.getSentMails();
        return sent.get(sent.size() - 1);
    }

    private List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (SentMail sent : context.getSentMails()) {
            subjects.add(sent.getMsg().getSubject());
        }
        return subjects;
    }

    private static String text(SentMail sent) throws Exception {
        Object content = sent.getMsg().getContent();
        Object text = content instanceof Multipart parts
                ? new String(parts.getBodyPart(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : content;
        return text.toString().replace("\r\n", "\n");
    }

    private static String raw(SentMail sent) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sent.getMsg().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
