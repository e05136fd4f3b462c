package dev.rebote.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.suppress.StoreSettings;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealPostgres;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.mail.Folder;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Store;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Starts James with the files in {@code conf-examples} and the finished jars, and lets a mail fail.
 *
 * <p>For 3.8 it is the whole server. Changed are its ports, and a gateway stands in for the DNS. For 3.9 it is the mailet
 * container of 3.9.0 with {@code mailetcontainer.xml}: Maven Central has neither its SMTP and IMAP servers nor its
 * {@code james-server-mailets}, of which those of 3.8 are taken under the new names; the three mailets that need
 * mailboxes ({@link #NEED_MAILBOXES}) are replaced by others that do nothing. So the other files of {@code james-3.9} are not
 * tested here.
 */
class ConfExamplesIT {

    private static final Path EXAMPLES = Path.of("conf-examples");

    private static final String USER = "alice@example.com";
    private static final String PASSWORD = "secret";

    private static final String BOB_IS_UNKNOWN = "550 5.1.1 <bob@remote.test>: User unknown";

    private static final Map<String, String> NEED_MAILBOXES = Map.of(
            "class=\"VacationMailet\"", "class=\"SetMailAttribute\"",
            "class=\"Sieve\"", "class=\"SetMailAttribute\"",
            "class=\"LocalDelivery\"", "class=\"Null\"");

    @RegisterExtension
    static final RealPostgres POSTGRES = new RealPostgres();

    @TempDir
    private Path directory;

    /** A row of the example for each store: which lines of rebote.properties an operator changes. */
    static Stream<Arguments> stores() {
        return Stream.of(
                Arguments.of("h2", "store=h2"), Arguments.of("memory", "store=memory"), Arguments.of("postgresql", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stores")
    void shouldTellTheSenderFromTheExampleForJames38(String store, String lines) throws Exception {
        int submission = freePort();
        int imap = freePort();
        int webAdmin = freePort();
        install("james-3.8", "rebote.jar.james38");
        change("rebote.properties", "\nstore=h2\n", "\n" + (store.equals("postgresql") ? inPostgres() : lines) + "\n");
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting().onRcpt("bob", Reply.of(BOB_IS_UNKNOWN)))) {
            change("smtpserver.xml", "0.0.0.0:25", "127.0.0.1:" + freePort());
            change("smtpserver.xml", "127.0.0.1:587", "127.0.0.1:" + submission);
            change("imapserver.xml", "127.0.0.1:143", "127.0.0.1:" + imap);
            change("webadmin.properties", "port=8000", "port=" + webAdmin);
            change(
                    "mailetcontainer.xml",
                    "<bounceProcessor>bounces</bounceProcessor>",
                    "<bounceProcessor>bounces</bounceProcessor><gateway>127.0.0.1</gateway><gatewayPort>"
                            + remote.port() + "</gatewayPort>");

            try (WholeJames38 james = WholeJames38.start(directory, webAdmin)) {
                james.addUser(USER, PASSWORD);
                submit(submission);
                awaitInbox(james, imap, 1);
                assertNotice(inbox(imap).get(0));

                submit(submission);
                awaitInbox(james, imap, 2);
                assertThat(inbox(imap).get(1)).contains("X-Rebote-Reason: local.suppressed");
                assertThat(james.get("/rebote/suppressions")).contains("bob@remote.test");
                assertThat(james.printed()).doesNotContain("ERROR").contains("recipient.unknown");
            }
            assertThat(remote.delivered()).containsExactly("carol@remote.test", "carol@remote.test");
            assertThat(remote.transcript().stream().filter(line -> line.contains("C: RCPT TO:<bob@remote.test>")))
                    .as("what is known to be dead is not asked for again")
                    .hasSize(1);
            assertThat(Files.exists(directory.resolve("var/rebote.mv.db"))).isEqualTo(store.equals("h2"));
        }
    }

    private static String inPostgres() {
        StoreSettings settings = POSTGRES.emptyDatabase();
        return "store=postgresql\nstore.url=%s\nstore.user=%s\nstore.password=%s"
                .formatted(settings.url(), settings.user(), settings.password());
    }

    /** A message that comes in while the folder is read may make James refuse the reading; the next look finds it. */
    private static void awaitInbox(WholeJames38 james, int imap, int size) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .untilAsserted(() -> assertThat(inbox(imap)).as(james.printed()).hasSize(size));
    }

    @Test
    void shouldTellTheSenderFromTheExampleForJames39() throws Exception {
        Jdk jdk = ExtensionProgram.jdkOfJames39();
        install("james-3.9", "rebote.jar.james39");
        for (Map.Entry<String, String> mailet : NEED_MAILBOXES.entrySet()) {
            change("mailetcontainer.xml", mailet.getKey(), mailet.getValue());
        }
        // The mails for all processors are about the same two recipients, and one of them fails in the same way twice.
        changeAll(
                "mailetcontainer.xml",
                "class=\"dev.rebote.james.SendBounceNotice\">",
                "class=\"dev.rebote.james.SendBounceNotice\"><sameNoticeAfter>0</sameNoticeAfter>");
        Command program = ExtensionProgram.compiled(jdk, JamesJars.of39(directory), directory, "LoadExample");
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting().onRcpt("bob", Reply.of(BOB_IS_UNKNOWN)))) {
            String printed =
                    program.with(directory.toString(), remote.address()).run(directory, ExtensionProgram.PATIENCE);

            Optional<FakeSmtp.Message> notice = remote.messages().stream()
                    .filter(message -> message.data().contains(BOB_IS_UNKNOWN))
                    .findFirst();
            assertThat(notice).as(printed).isPresent();
            assertThat(notice.orElseThrow().sender()).isEmpty();
            assertThat(notice.orElseThrow().recipients()).containsExactly("alice@local.test");
            assertNotice(notice.orElseThrow().data());
        }
    }

    private static void assertNotice(String notice) {
        assertThat(notice)
                .contains("multipart/report")
                .contains("Auto-Submitted: auto-replied")
                .contains("Final-Recipient: rfc822; bob@remote.test")
                .contains("Status: 5.1.1");
    }

    private void install(String example, String jar) throws IOException {
        Path conf = Files.createDirectory(directory.resolve("conf"));
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(example).resolve("conf"))) {
            for (Path file : files.toList()) {
                Files.copy(file, conf.resolve(file.getFileName()));
            }
        }
        Path extensions = Files.createDirectory(directory.resolve("extensions-jars"));
        Files.copy(Path.of(System.getProperty(jar)), extensions.resolve("rebote.jar"));
    }

    private void change(String file, String from, String to) throws IOException {
        assertThat(Files.readString(directory.resolve("conf").resolve(file))).containsOnlyOnce(from);
        changeAll(file, from, to);
    }

    private void changeAll(String file, String from, String to) throws IOException {
        Path path = directory.resolve("conf").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private static void submit(int port) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", "true");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(USER);
        message.setSubject("Hello");
        message.setText("Hello Bob");
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, USER, PASSWORD);
            transport.sendMessage(message, new InternetAddress[] {
                new InternetAddress("bob@remote.test"), new InternetAddress("carol@remote.test")
            });
        }
    }

    private static List<String> inbox(int port) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.imap.port", Integer.toString(port));
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", USER, PASSWORD);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return Stream.of(inbox.getMessages()).map(ConfExamplesIT::text).toList();
            }
        }
    }

    private static String text(Message message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
