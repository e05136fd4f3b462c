package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.CaughtMail;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.JavadocExample;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.trust.SigningKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs the examples in the comments of {@link SignReturnPath}, {@link CheckReturnPath}, {@link ReturnPathIs} and
 * {@link SignedPathRcptHook} in one James, by SMTP in, SMTP out, a report by SMTP back in, and IMAP.
 */
class SignedPathIT {

    /** A key of the year 2000 signs today. */
    private static final String KEYS = "keys:\n"
            + SigningKey.random(new SecureRandom(), LocalDate.of(2000, 1, 1)).toFileEntry() + "\n";

    private static final MemoryStores STORES = TestMemory.stores(Clock.systemUTC());

    @RegisterExtension
    static final RealJames JAMES = RealJames.withMailetContainer("""
                    <mailetcontainer enableJmx="false">
                      <context><postmaster>postmaster@local.test</postmaster></context>
                      <spooler><threads>4</threads><errorRepository>memory://var/mail/error/</errorRepository></spooler>
                      <processors>
                        %s
                        <processor state="error" enableJmx="false">
                          <mailet match="All" class="dev.rebote.testing.Catch"><box>error</box></mailet>
                          <mailet match="All" class="Null"/>
                        </processor>
                        <processor state="transport" enableJmx="false">
                          <mailet match="All" class="RemoveMimeHeader"><name>bcc</name></mailet>
                          <mailet match="SenderIsNull" class="dev.rebote.james.DecodeReport"/>
                          <mailet match="SenderIsNull" class="dev.rebote.testing.Catch"><box>reports</box></mailet>
                          %s
                          <mailet match="RecipientIsLocal" class="LocalDelivery"/>
                          <mailet match="All" class="ToProcessor"><processor>relay</processor></mailet>
                        </processor>
                        %s
                      </processors>
                    </mailetcontainer>
                    """.formatted(
                            JavadocExample.of(CheckReturnPath.class),
                            JavadocExample.of(ReturnPathIs.class),
                            JavadocExample.of(SignReturnPath.class)))
            .file("rebote-keys.yaml", KEYS)
            .handler(JavadocExample.of(SignedPathRcptHook.class))
            .module(binder -> binder.bind(MemoryStores.class).toInstance(STORES));

    @BeforeEach
    void forget() {
        JAMES.caught().clear();
    }

    private static String report(String subject, String recipient) {
        return """
                From: mailer-daemon@remote.test
                Subject: %s
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Undeliverable.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.remote.test

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <1@local.test>

                --b--
                """.formatted(subject, recipient);
    }

    /** Sends a mail to these, and gives the return path of each as the remote server sees it, in the order of the recipients. */
    private static List<String> pathsTo(String... recipients) throws IOException {
        try (FakeSmtp fake = FakeSmtp.start(Script.accepting())) {
            JAMES.dns().mx("remote.test", fake.address());
            JAMES.send(RealJames.USER, recipients);
            await().untilAsserted(() -> assertThat(fake.messages()).hasSize(recipients.length));
            assertThat(fake.messages())
                    .allSatisfy(message -> assertThat(message.recipients()).hasSize(1));
            return List.of(recipients).stream()
                    .map(recipient -> fake.messages().stream()
                            .filter(message -> message.recipients().contains(recipient))
                            .findFirst()
                            .orElseThrow()
                            .sender())
                    .toList();
        }
    }

    private static CaughtMail caught(String subject) {
        await().untilAsserted(() -> assertThat(JAMES.caught().in("reports"))
                .anyMatch(mail -> mail.text().contains("Subject: " + subject)));
        return JAMES.caught().in("reports").stream()
                .filter(mail -> mail.text().contains("Subject: " + subject))
                .findFirst()
                .orElseThrow();
    }

    private static void assertInInbox(String subject) {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(JAMES.inbox(RealJames.USER))
                        .extracting(MimeMessage::getSubject)
                        .contains(subject));
    }

    @Test
    void shouldProveAReportThatComesBackToTheSignedPathOfItsRecipient() throws Exception {
        List<String> paths = pathsTo("bob@remote.test", "dan@remote.test");
        assertThat(paths.get(0)).matches("rb1=[a-z2-7]{21}=alice=bob=remote\\.test@local\\.test");
        assertThat(paths.get(1)).matches("rb1=[a-z2-7]{21}=alice=dan=remote\\.test@local\\.test");

        // as a server on the way might write it
        JAMES.sendMessage("", report("proved", "bob@remote.test"), paths.get(0).toUpperCase(Locale.ROOT));

        CaughtMail report = caught("proved");
        assertThat(report.recipients()).containsExactly(RealJames.USER);
        assertThat(report.attribute("rebote.path.state")).contains("valid");
        assertThat(report.attribute("rebote.path.recipient")).contains("bob@remote.test");
        assertThat(report.attribute("rebote.trust")).contains("proved");
        assertThat(report.attribute("rebote.recipient")).contains("bob@remote.test");
        assertThat(report.attribute("rebote.reason")).contains("recipient.unknown");
        assertInInbox("proved");
    }

    @Test
    void shouldTellWhoFailedThoughTheReportCannotBeReadAndHisAddressIsLong() throws Exception {
        String recipient = "somebody-with-a-very-long-name-of-his-own@remote.test";
        String path = pathsTo(recipient).get(0);
        assertThat(path).matches("rb1=[a-z2-7]{21}=[a-z2-7]{16}@local\\.test");

        JAMES.sendMessage("", "Subject: unreadable\n\nxyzzy\n", path);

        CaughtMail report = caught("unreadable");
        assertThat(report.attribute("rebote.trust")).contains("proved");
        assertThat(report.attribute("rebote.recipient")).contains(recipient);
        assertThat(report.attribute("rebote.reason")).contains("no-detail");
        assertInInbox("unreadable");
    }

    @Test
    void shouldRefuseAForgedPathAtRcpt() throws Exception {
        String path = pathsTo("bob@remote.test").get(0);
        String forged = path.replace("=bob=", "=eve=");
        String foreign = path.substring(0, 4) + (path.startsWith("zz", 4) ? "yy" : "zz") + path.substring(6);

        assertThatThrownBy(() -> JAMES.sendMessage("", report("forged", "eve@remote.test"), forged))
                .hasMessage("James said: 550 5.7.1 This return path was not signed by us");
        assertThatThrownBy(() -> JAMES.sendMessage("", report("foreign", "eve@remote.test"), foreign))
                .hasMessage("James said: 550 5.1.1 This return path is not known here");
    }

    /** What the hook leaves to them, the other handlers still do. */
    @Test
    void shouldRefuseAUserWhoIsNotThereAsBefore() {
        assertThatThrownBy(() -> JAMES.sendMessage("", report("nobody", "eve@remote.test"), "nobody@local.test"))
                .hasMessageStartingWith("James said: 550 5.1.1");
    }

    /** The hook's OK ends the chain before the hook that reads NOTIFY: the parameter is taken, and not kept. */
    @Test
    void shouldTakeAPathWithDsnParameters() throws Exception {
        String path = pathsTo("bob@remote.test").get(0);

        JAMES.sendMessage("", report("with-notify", "bob@remote.test"), "<" + path + "> NOTIFY=NEVER");

        assertThat(caught("with-notify").attribute("rebote.trust")).contains("proved");
        assertThat(caught("with-notify")
                        .dsn()
                        .map(dsn -> dsn.getRcptParameters().isEmpty())
                        .orElse(true))
                .isTrue();
    }

    @Test
    void shouldNotBelieveAStranger() throws Exception {
        JAMES.sendMessage("", report("stranger", "bob@remote.test"), RealJames.USER);

        assertThat(caught("stranger").attribute("rebote.trust")).contains("none");
        assertThat(caught("stranger").attribute("rebote.path.state")).contains("unsigned");
    }

    @Test
    void shouldNotBelieveWhatAValidPathSaysOfSomebodyElse() throws Exception {
        JAMES.sendMessage(
                "",
                report("somebody-else", "eve@remote.test"),
                pathsTo("bob@remote.test").get(0));

        assertThat(caught("somebody-else").attribute("rebote.path.state")).contains("valid");
        assertThat(caught("somebody-else").attribute("rebote.trust")).contains("none");
    }

    @Test
    void shouldBelieveALittleWhoNamesAMessageThatWasSent() throws Exception {
        STORES.sentMessages().sent("<1@local.test>", "zoe@remote.test", Instant.now());

        JAMES.sendMessage("", report("named", "zoe@remote.test"), RealJames.USER);

        assertThat(caught("named").attribute("rebote.trust")).contains("named");
    }

    @Test
    void shouldCountAReplayedReportForNothingButDeliverIt() throws Exception {
        String path = pathsTo("joe@remote.test").get(0);
        JAMES.sendMessage("", report("again", "joe@remote.test"), path);
        assertThat(caught("again").attribute("rebote.trust")).contains("proved");
        JAMES.caught().clear();

        JAMES.sendMessage("", report("again", "joe@remote.test"), path);

        assertThat(caught("again").attribute("rebote.path.state")).contains("replayed");
        assertThat(caught("again").attribute("rebote.trust")).contains("none");
    }

    /** The notice of our own failure goes to her, not by way of a signed path. */
    @Test
    void shouldTellTheSenderHerselfOfAFailureInOurOwnSession() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(Script.accepting().onRcpt("bob", Reply.of("550 5.1.1 User unknown")))) {
            JAMES.dns().mx("remote.test", fake.address());

            JAMES.sendMessage(RealJames.USER, "Subject: own-session\n\nHello.\n", "bob@remote.test");

            CaughtMail notice = caught("Not delivered: own-session");
            assertThat(notice.recipients()).containsExactly(RealJames.USER);
            assertThat(notice.attribute("rebote.path.state")).contains("unsigned");
            assertInInbox("Not delivered: own-session");
            assertThat(fake.transcript()).anyMatch(line -> line.contains("MAIL FROM:<rb1="));
        }
    }
}
