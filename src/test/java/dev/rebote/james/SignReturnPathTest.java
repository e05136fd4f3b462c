package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signs mails on their way out: which, how they are split, and what happens when something fails half way. */
class SignReturnPathTest {

    private static final Clock NOW = Clock.fixed(PathTestServer.NOW, ZoneOffset.UTC);

    private static final String SIGNED = "rb1=[a-z2-7]{21}=";

    @TempDir
    private Path conf;

    private PathTestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new PathTestServer(conf);
    }

    private SignReturnPath mailet(String... parameters) throws MessagingException {
        return mailet(server.context, parameters);
    }

    private SignReturnPath mailet(MailetContext context, String... parameters) throws MessagingException {
        FakeMailetConfig.Builder config = FakeMailetConfig.builder()
                .mailetName("SignReturnPath")
                .mailetContext(context)
                .setProperty("keys", PathTestServer.KEYS);
        for (int i = 0; i < parameters.length; i += 2) {
            config.setProperty(parameters[i], parameters[i + 1]);
        }
        SignReturnPath mailet = new SignReturnPath(server.files, server.domains, server.memory, server.metrics, NOW);
        mailet.init(config.build());
        return mailet;
    }

    @Test
    void shouldSignTheReturnPathOfAMailToOne() throws Exception {
        Mail mail = PathTestServer.mail("alice@example.com", "bob@example.org").build();

        mailet().service(mail);

        assertThat(mail.getMaybeSender().asString("")).matches(SIGNED + "alice=bob=example\\.org@example\\.com");
        assertThat(PathAttributes.sender(mail)).contains("alice@example.com");
        assertThat(server.context.getSentMails()).isEmpty();
        assertThat(server.metrics.countFor("rebote.path.signed")).isEqualTo(1);
    }

    @Test
    void shouldMakeOneMailOfEachRecipientAndKeepAllThatBelongsToIt() throws Exception {
        MailImpl mail = PathTestServer.mail(
                        "alice@example.com", "bob@example.org", "eva@example.net", "dan@example.org")
                .addAttribute(new Attribute(AttributeName.of("mine"), AttributeValue.of("kept")))
                .build();
        DsnParameters wishes = DsnParameters.builder()
                .envId(DsnParameters.EnvId.of("envelope"))
                .addRcptParameter(
                        new MailAddress("eva@example.net"),
                        DsnParameters.RecipientDsnParameters.of(EnumSet.of(DsnParameters.Notify.NEVER)))
                .build()
                .orElseThrow();
        mail.setDsnParameters(wishes);
        Map<AttributeName, Attribute> dsn = mail.attributes()
                .filter(one -> one.getName().asString().startsWith("dsn-"))
                .collect(Collectors.toMap(Attribute::getName, one -> one));

        mailet().service(mail);

        List<SentMail> sent = server.context.getSentMails();
        assertThat(sent).hasSize(2).allSatisfy(one -> {
            assertThat(one.getRecipients()).hasSize(1);
            assertThat(one.getState()).isEqualTo("relay");
            String to = one.getRecipients().iterator().next().asString().replace("@", "=");
            assertThat(one.getSender().asString()).matches(SIGNED + "alice=" + to + "@example.com");
            assertThat(one.getAttributes()).containsKey(AttributeName.of("mine"));
            assertThat(one.getAttributes()).containsAllEntriesOf(dsn);
        });
        assertThat(mail.getRecipients()).hasSize(1);
        assertThat(mail.getMaybeSender().asString("")).matches(SIGNED + "alice=.*");
        assertThat(mail.dsnParameters()).contains(wishes);
    }

    @Test
    void shouldLoseNobodyWhenTheQueueFailsHalfWay() throws Exception {
        MailetContext failing = mock(MailetContext.class);
        doNothing()
                .doThrow(new MessagingException("queue is down"))
                .when(failing)
                .sendMail(any(Mail.class), anyString());
        Mail mail = PathTestServer.mail("alice@example.com", "bob@example.org", "eva@example.net", "dan@example.org")
                .build();
        MailAddress first = mail.getRecipients().iterator().next();

        mailet(failing).service(mail);

        assertThat(mail.getRecipients()).hasSize(2).doesNotContain(first);
        assertThat(mail.getMaybeSender().asString("")).isEqualTo("alice@example.com");
        assertThat(PathAttributes.sender(mail)).isEmpty();
    }

    @Test
    void shouldSendUnsignedWhenTheStoreOfReferencesIsDown() throws Exception {
        server.loseStore();
        Mail mail = PathTestServer.mail("alice@example.com", "a-very-long-name-of-a-recipient@example.org")
                .build();

        mailet().service(mail);

        assertThat(mail.getMaybeSender().asString("")).isEqualTo("alice@example.com");
        assertThat(mail.getRecipients()).hasSize(1);
        assertThat(server.metrics.countFor(MetricNames.STORE_UNAVAILABLE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rb1=aaaaaaaaaaaaaaaaaaaaaaa=x@example.com",
                "prvs=1234abcdef=alice@example.com",
                "SRS0=abcd=ef=elsewhere.test=zoe@example.com",
                "news+bob=example.org@example.com",
                "zoe@elsewhere.test"
            })
    void shouldLeaveSendersWhoHaveAPathOfTheirOwn(String sender) throws Exception {
        Mail mail = PathTestServer.mail(sender, "bob@example.org", "eva@example.net")
                .build();

        mailet().service(mail);

        assertThat(mail.getMaybeSender().asString("")).isEqualTo(sender);
        assertThat(mail.getRecipients()).hasSize(2);
        assertThat(server.context.getSentMails()).isEmpty();
    }

    @Test
    void shouldLeaveTheNullSender() throws Exception {
        Mail mail = MailImpl.builder()
                .name("report")
                .addRecipient("bob@example.org")
                .build();

        mailet().service(mail);

        assertThat(mail.getMaybeSender().isNullSender()).isTrue();
    }

    @Test
    void shouldLeaveMailThatHasNoSenderToReplace() throws Exception {
        Mail mail = FakeMail.builder()
                .name("fake")
                .sender("alice@example.com")
                .recipient("bob@example.org")
                .build();

        mailet().service(mail);

        assertThat(mail.getMaybeSender().asString("")).isEqualTo("alice@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Id", "List-Post"})
    void shouldLeaveMailOfLists(String field) throws Exception {
        Mail mail = PathTestServer.mail("garden@example.com", "bob@example.org")
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder().addHeader(field, "<garden.example.com>"))
                .build();

        mailet().service(mail);

        assertThat(mail.getMaybeSender().asString("")).isEqualTo("garden@example.com");
    }

    @Test
    void shouldSignForwardedMailInOurDomainWhenAsked() throws Exception {
        Mail mail = PathTestServer.mail("zoe@elsewhere.test", "bob@example.org").build();

        mailet("forwarded", "sign").service(mail);

        assertThat(mail.getMaybeSender().asString("")).matches(SIGNED + "[a-z2-7]{16}@example\\.com");
    }

    @Test
    void shouldLeaveRecipientsWhoKnowSendersByTheirAddressAndOurOwn() throws Exception {
        Mail mail = PathTestServer.mail(
                        "alice@example.com", "garden@lists.example.net", "eva@example.com", "bob@example.org")
                .build();

        mailet("except", "Lists.example.net").service(mail);

        assertThat(mail.getMaybeSender().asString("")).isEqualTo("alice@example.com");
        assertThat(mail.getRecipients())
                .extracting(MailAddress::asString)
                .containsExactlyInAnyOrder("garden@lists.example.net", "eva@example.com");
        assertThat(server.context.getSentMails()).hasSize(1);
    }

    @Test
    void shouldNotSplitAMailToVeryMany() throws Exception {
        String[] many =
                IntStream.range(0, 4).mapToObj(i -> "user" + i + "@example.org").toArray(String[]::new);
        Mail mail = PathTestServer.mail("alice@example.com", many).build();

        mailet("maxRecipients", "3").service(mail);

        assertThat(mail.getRecipients()).hasSize(4);
        assertThat(mail.getMaybeSender().asString("")).isEqualTo("alice@example.com");
    }

    @Test
    void shouldGiveAFailedMailItsSenderBack() throws Exception {
        Mail mail = PathTestServer.mail("alice@example.com", "bob@example.org").build();
        mailet().service(mail);

        SignedSender.restore(mail);

        assertThat(mail.getMaybeSender().asString("")).isEqualTo("alice@example.com");
        assertThat(PathAttributes.sender(mail)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            forwarded     | sing | SignReturnPath: unknown forwarded 'sing'; did you mean 'sign'?
            maxRecipients | all  | SignReturnPath: 'maxRecipients' must be a number from 1 to 999999, found 'all'
            excepted      | x    | SignReturnPath does not know the parameter 'excepted'; did you mean 'except'?
            """)
    void shouldRefuseWrongParameters(String name, String value, String message) {
        assertThatThrownBy(() -> mailet(name, value)).hasMessage(message);
    }

    @Test
    void shouldRefuseToStartWithoutKeys() throws Exception {
        SignReturnPath mailet = new SignReturnPath(server.files, server.domains, server.memory, server.metrics, NOW);

        assertThatThrownBy(() -> mailet.init(
                        FakeMailetConfig.builder().mailetName("SignReturnPath").build()))
                .hasMessage("SignReturnPath needs 'keys', the file of keys; 'rebote keys new FILE' makes one");
    }
}
