package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rebote.suppress.SentMessages;
import dev.rebote.suppress.StoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at the addresses of mails that come in, and lets DecodeReport weigh them. */
class CheckReturnPathTest {

    private static final Instant NOW = PathTestServer.NOW;
    private static final MailAddress ALICE = PathTestServer.address("alice@example.com");

    @TempDir
    private Path conf;

    private PathTestServer server;
    private int mails;

    @BeforeEach
    void start() throws Exception {
        server = new PathTestServer(conf);
    }

    private static Clock clock(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private CheckReturnPath mailet(String... parameters) throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder()
                .mailetName("CheckReturnPath")
                .mailetContext(server.context)
                .setProperty("keys", PathTestServer.KEYS);
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        CheckReturnPath mailet =
                new CheckReturnPath(server.files, server.domains, server.memory, server.metrics, clock(NOW));
        mailet.init(config.build());
        return mailet;
    }

    private String path(String recipient) throws Exception {
        return path(recipient, NOW);
    }

    private String path(String recipient, Instant at) throws Exception {
        SignReturnPath signer =
                new SignReturnPath(server.files, server.domains, server.memory, server.metrics, clock(at));
        signer.init(FakeMailetConfig.builder()
                .mailetContext(server.context)
                .setProperty("keys", PathTestServer.KEYS)
                .build());
        Mail mail = PathTestServer.mail(ALICE.asString(), recipient).build();
        signer.service(mail);
        return mail.getMaybeSender().asString("");
    }

    private MailImpl report(String text, String... recipients) throws Exception {
        return MailImpl.builder()
                .name("report-" + ++mails)
                .state("root")
                .addRecipients(recipients)
                .mimeMessage(new MimeMessage(
                        Session.getDefaultInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private static String about(String recipient) {
        return about(recipient, "<1@example.com>");
    }

    private static String about(String recipient, String messageId) {
        return """
                From: mailer-daemon@example.org
                Subject: Undelivered
                Message-ID: %s
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Undeliverable.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <1@example.com>

                --b--
                """.formatted(messageId, recipient);
    }

    private Mail checked(Mail mail) throws MessagingException {
        mailet().service(mail);
        return mail;
    }

    private static Optional<String> text(Mail mail, String name) {
        return AttributeUtils.getValueAndCastFromMail(mail, AttributeName.of(name), String.class);
    }

    private static void decode(Mail mail, SentMessages sent) throws MessagingException {
        DecodeReport decode = new DecodeReport(mock(FileSystem.class), TestMemory.memory(clock(NOW), sent), clock(NOW));
        decode.init(FakeMailetConfig.builder().build());
        decode.service(mail);
    }

    private static void decode(Mail mail) throws MessagingException {
        decode(mail, sent(false));
    }

    /** Has sent everything to everybody, or nothing. */
    private static SentMessages sent(boolean everything) {
        SentMessages sent = mock(SentMessages.class);
        when(sent.wasSent(any(), any(), any())).thenReturn(everything);
        return sent;
    }

    @Test
    void shouldPutTheSenderInPlaceOfAValidPath() throws Exception {
        Mail mail = checked(report(about("bob@example.org"), path("bob@example.org")));

        assertThat(mail.getRecipients()).containsExactly(ALICE);
        assertThat(text(mail, "rebote.path.state")).contains("valid");
        assertThat(text(mail, "rebote.path.recipient")).contains("bob@example.org");
        assertThat(text(mail, "rebote.path.day")).contains("2026-03-10");
        assertThat(server.metrics.countFor("rebote.path.valid")).isEqualTo(1);
    }

    @Test
    void shouldProveAReportToAValidPath() throws Exception {
        Mail mail = checked(report(about("bob@example.org"), path("bob@example.org")));

        decode(mail);

        assertThat(text(mail, "rebote.trust")).contains("proved");
        assertThat(text(mail, "rebote.recipient")).contains("bob@example.org");
        assertThat(text(mail, "rebote.reason")).contains("recipient.unknown");
    }

    @Test
    void shouldLoseNoReportWhileTheStoreIsDown() throws Exception {
        String path = path("a-very-long-name-of-a-recipient@example.org");
        server.loseStore();
        Mail report = report("Subject: ??\n\nxyzzy\n", path);

        assertThatThrownBy(() -> mailet().service(report))
                .isInstanceOf(MessagingException.class)
                .hasMessage("CheckReturnPath: a return path cannot be looked at now: the store is down");
    }

    @Test
    void shouldTellWhoFailedWhenAReportCannotBeRead() throws Exception {
        Mail mail = checked(report("Subject: ??\n\nxyzzy\n", path("a-very-long-name-of-a-recipient@example.org")));

        decode(mail);

        assertThat(text(mail, "rebote.event")).contains("failed");
        assertThat(text(mail, "rebote.reason")).contains("no-detail");
        assertThat(text(mail, "rebote.trust")).contains("proved");
        assertThat(text(mail, "rebote.recipient")).contains("a-very-long-name-of-a-recipient@example.org");
        assertThat(text(mail, "rebote.report.format")).contains("return-path");
    }

    @Test
    void shouldNotBelieveAReportAboutSomebodyElse() throws Exception {
        Mail mail = checked(report(about("eve@example.org"), path("bob@example.org")));

        decode(mail);

        assertThat(text(mail, "rebote.path.state")).contains("valid");
        assertThat(text(mail, "rebote.trust")).contains("none");
    }

    @Test
    void shouldNotBelieveAStranger() throws Exception {
        Mail mail = checked(report(about("bob@example.org"), "alice@example.com"));

        decode(mail);

        assertThat(text(mail, "rebote.path.state")).contains("unsigned");
        assertThat(text(mail, "rebote.trust")).contains("none");
    }

    @Test
    void shouldBelieveALittleWhoNamesAMessageOfOurs() throws Exception {
        Mail mail = checked(report(about("bob@example.org"), "alice@example.com"));

        decode(mail, sent(true));

        assertThat(text(mail, "rebote.trust")).contains("named");
    }

    @Test
    void shouldGoOnWhenNobodyKnowsWhatWasSent() throws Exception {
        Mail mail = checked(report(about("bob@example.org"), "alice@example.com"));

        SentMessages down = mock(SentMessages.class);
        when(down.wasSent(any(), any(), any()))
                .thenThrow(new StoreUnavailableException("down", new IllegalStateException()));
        decode(mail, down);

        assertThat(text(mail, "rebote.trust")).contains("none");
        assertThat(text(mail, "rebote.reason")).contains("recipient.unknown");
    }

    @Test
    void shouldNotBelieveAnExpiredPathWhateverTheReportNames() throws Exception {
        String path = path("bob@example.org", NOW.minus(Duration.ofDays(9)));
        Mail mail = checked(report(about("bob@example.org"), path));

        decode(mail, sent(true));

        assertThat(text(mail, "rebote.path.state")).contains("expired");
        assertThat(mail.getRecipients()).containsExactly(PathTestServer.address(path));
        assertThat(text(mail, "rebote.trust")).contains("none");
        assertThat(server.metrics.countFor("rebote.path.expired")).isEqualTo(1);
    }

    @Test
    void shouldNotBelieveAForgedPath() throws Exception {
        String forged = path("bob@example.org").replace("=bob=", "=eve=");
        Mail mail = checked(report(about("eve@example.org"), forged));

        decode(mail, sent(true));

        assertThat(text(mail, "rebote.path.state")).contains("forged");
        assertThat(mail.getRecipients()).containsExactly(PathTestServer.address(forged));
        assertThat(text(mail, "rebote.trust")).contains("none");
    }

    @Test
    void shouldNotBelieveThePathOfAnotherKey() throws Exception {
        String path = path("bob@example.org");
        PathTestServer other = new PathTestServer(conf);
        server = other;

        Mail mail = checked(report(about("bob@example.org"), path));

        assertThat(text(mail, "rebote.path.state").orElseThrow()).isIn("foreign", "forged");
    }

    @Test
    void shouldCountTheSameReportOnce() throws Exception {
        String path = path("bob@example.org");
        Mail first = checked(report("Received: from a\n" + about("bob@example.org"), path));
        Mail again = checked(report("Received: from b\n" + about("bob@example.org"), path));
        Mail other = checked(report(about("bob@example.org", "<2@example.org>"), path));

        decode(again, sent(true));

        assertThat(text(first, "rebote.path.state")).contains("valid");
        assertThat(text(again, "rebote.path.state")).contains("replayed");
        assertThat(again.getRecipients()).containsExactly(ALICE);
        assertThat(text(again, "rebote.trust")).contains("none");
        assertThat(text(other, "rebote.path.state")).contains("valid");
    }

    @Test
    void shouldCountOnlySoManyReportsOfOnePath() throws Exception {
        String path = path("bob@example.org");
        CheckReturnPath mailet = mailet("maxReports", "2");

        for (int i = 1; i <= 3; i++) {
            Mail mail = report(about("bob@example.org", "<" + i + "@example.org>"), path);
            mailet.service(mail);
            assertThat(text(mail, "rebote.path.state")).contains(i <= 2 ? "valid" : "replayed");
        }
    }

    @Test
    void shouldSplitAMailForSeveralAddresses() throws Exception {
        String bob = path("bob@example.org");
        String eve = path("eve@example.org");
        Mail mail = report(about("bob@example.org"), bob, eve, "alice@example.com", "dan@example.com");

        checked(mail);

        List<SentMail> sent = server.context.getSentMails();
        assertThat(sent).hasSize(2).allSatisfy(one -> assertThat(one.getState()).isEqualTo("root"));
        long kept = mail.getRecipients().size()
                + sent.stream().mapToInt(one -> one.getRecipients().size()).sum();
        assertThat(kept).isEqualTo(4);
    }

    @Test
    void shouldLeaveSignedPathsOfOtherServersAlone() throws Exception {
        String theirs = path("bob@example.org").replace("@example.com", "@elsewhere.test");
        Mail mail = checked(report(about("bob@example.org"), theirs));

        assertThat(text(mail, "rebote.path.state")).contains("unsigned");
        assertThat(mail.getRecipients()).containsExactly(PathTestServer.address(theirs));
    }

    @Test
    void shouldForgetWhatAnEarlierLookFound() throws Exception {
        Mail mail = checked(report(about("bob@example.org"), path("bob@example.org")));

        checked(mail);

        assertThat(text(mail, "rebote.path.state")).contains("unsigned");
        assertThat(text(mail, "rebote.path.recipient")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"valid, true", "'forged, valid', true", "'forged,expired,foreign,replayed,unsigned', false"})
    void shouldMatchByState(String condition, boolean matches) throws Exception {
        Mail mail = checked(report(about("bob@example.org"), path("bob@example.org")));
        ReturnPathIs matcher = new ReturnPathIs();
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("ReturnPathIs")
                .condition(condition)
                .build());

        assertThat(matcher.match(mail)).isEqualTo(matches ? mail.getRecipients() : List.of());
    }

    @Test
    void shouldRefuseAStateThatThereIsNot() {
        assertThatThrownBy(() -> new ReturnPathIs()
                        .init(FakeMatcherConfig.builder()
                                .matcherName("x")
                                .condition("fogred")
                                .build()))
                .hasMessage("ReturnPathIs does not know the state 'fogred'; did you mean 'forged'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            validDays  | 31   | CheckReturnPath: 'validDays' must be 1 to 30 days, found 31
            validDays  | week | CheckReturnPath: 'validDays' must be a number of days, found 'week'
            maxReports | 0    | CheckReturnPath: 'maxReports' must be a number from 1 to 999, found '0'
            valid      | 7    | CheckReturnPath does not know the parameter 'valid', expected one of [keys, validDays, maxReports]
            """)
    void shouldRefuseWrongParameters(String name, String value, String message) {
        assertThatThrownBy(() -> mailet(name, value)).hasMessage(message);
    }
}
