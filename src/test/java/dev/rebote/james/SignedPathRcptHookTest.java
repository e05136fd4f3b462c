package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.time.Clock;
import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks the hook about recipients; SignedPathIT does it in a James. */
class SignedPathRcptHookTest {

    @TempDir
    private Path conf;

    private PathTestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new PathTestServer(conf);
    }

    private SignedPathRcptHook hook(String... parameters) throws ConfigurationException {
        BaseHierarchicalConfiguration config = new BaseHierarchicalConfiguration();
        config.addProperty("keys", PathTestServer.KEYS);
        for (int i = 0; i < parameters.length; i += 2) {
            config.addProperty(parameters[i], parameters[i + 1]);
        }
        SignedPathRcptHook hook = new SignedPathRcptHook(server.files, server.domains, server.memory, server.metrics);
        hook.init(config);
        return hook;
    }

    private static HookResult ask(SignedPathRcptHook hook, String recipient) {
        return hook.doRcpt(mock(SMTPSession.class), MaybeSender.nullSender(), PathTestServer.address(recipient));
    }

    private String path() throws Exception {
        return path("bob@example.org");
    }

    private String path(String recipient) throws Exception {
        SignReturnPath signer =
                new SignReturnPath(server.files, server.domains, server.memory, server.metrics, Clock.systemUTC());
        signer.init(FakeMailetConfig.builder()
                .mailetContext(server.context)
                .setProperty("keys", PathTestServer.KEYS)
                .build());
        Mail mail = PathTestServer.mail("alice@example.com", recipient).build();
        signer.service(mail);
        return mail.getMaybeSender().asString("");
    }

    @Test
    void shouldAcceptAValidPath() throws Exception {
        assertThat(ask(hook(), path())).isEqualTo(HookResult.OK);
    }

    @Test
    void shouldAskToComeAgainWhileTheStoreIsDown() throws Exception {
        String path = path("a-very-long-name-of-a-recipient@example.org");
        assertThat(ask(hook(), path)).isEqualTo(HookResult.OK);

        server.loseStore();

        assertThat(ask(hook(), path)).isEqualTo(HookResult.DENYSOFT);
        assertThat(ask(hook(), path())).isEqualTo(HookResult.OK);
        assertThat(server.metrics.countFor(MetricNames.STORE_UNAVAILABLE)).isEqualTo(1);
    }

    @Test
    void shouldRefuseAForgedPathAndCountIt() throws Exception {
        HookResult result = ask(hook(), path().replace("=bob=", "=eve="));

        assertThat(result.getSmtpRetCode()).isEqualTo("550");
        assertThat(result.getSmtpDescription()).isEqualTo("5.7.1 This return path was not signed by us");
        assertThat(server.metrics.countFor("rebote.path.refused")).isEqualTo(1);
    }

    @Test
    void shouldLeaveAForgedPathToOthersWhenToldSo() throws Exception {
        assertThat(ask(hook("refuse", "false"), path().replace("=bob=", "=eve=")))
                .isEqualTo(HookResult.DECLINED);
    }

    @Test
    void shouldLeaveOtherAddressesToOthers() throws Exception {
        assertThat(ask(hook(), "alice@example.com")).isEqualTo(HookResult.DECLINED);
        assertThat(ask(hook(), path().replace("@example.com", "@elsewhere.test")))
                .isEqualTo(HookResult.DECLINED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refuse    | maybe | SignedPathRcptHook: 'refuse' must be true or false, found 'maybe'
            refuses   | true  | SignedPathRcptHook does not know the parameter 'refuses'; did you mean 'refuse'?
            validDays | 0     | SignedPathRcptHook: 'validDays' must be 1 to 30 days, found 0
            """)
    void shouldRefuseWrongParameters(String name, String value, String message) {
        assertThatThrownBy(() -> hook(name, value)).hasMessage(message);
    }
}
