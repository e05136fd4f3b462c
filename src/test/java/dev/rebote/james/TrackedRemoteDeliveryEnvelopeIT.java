package dev.rebote.james;

import static dev.rebote.james.Fate.refused;
import static dev.rebote.testing.Script.accepting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.testing.CaughtMail;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import dev.rebote.testing.TestTls;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.DsnParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the delivery does with senders, DSN parameters, gateways and TLS, and what a failed mail carries. */
class TrackedRemoteDeliveryEnvelopeIT {

    @RegisterExtension
    static final Relays RELAYS = new Relays();

    private static final Script UNKNOWN = accepting().on(Step.RCPT, Reply.of("550 5.1.1 User unknown"));

    @AfterEach
    void tearDown() {
        RELAYS.gateway().script(accepting());
    }

    @Test
    void shouldDeliverEveryNotifyGroupWhenOneFails() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(accepting().onRcpt("<bad@", Reply.of("550 5.1.1 no bad")))) {
            james().dns().mx("notify.partial.test", fake.address());

            james().send(
                            RealJames.USER,
                            "<bad@notify.partial.test> NOTIFY=NEVER",
                            "<good@notify.partial.test> NOTIFY=SUCCESS,FAILURE",
                            "<plain@notify.partial.test>");

            assertThat(bounces("notify.partial.test", 1))
                    .flatExtracting(CaughtMail::recipients)
                    .containsExactly("bad@notify.partial.test");
            await().untilAsserted(() -> assertThat(james().caught().in("delivered", "notify.partial.test"))
                    .flatExtracting(CaughtMail::recipients)
                    .containsExactlyInAnyOrder("good@notify.partial.test", "plain@notify.partial.test"));
            assertThat(fake.transcript())
                    .anyMatch(line -> line.endsWith("C: RCPT TO:<good@notify.partial.test> NOTIFY=SUCCESS,FAILURE"))
                    .anyMatch(line -> line.endsWith("C: RCPT TO:<plain@notify.partial.test>"));
            assertThat(james().caught().in("delivered", "notify.partial.test"))
                    .extracting(CaughtMail::name)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldKeepDsnParametersThroughRetries() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(accepting().on(Step.RCPT, Reply.of("452 4.2.2 full")))) {
            james().dns().mx("orcpt.partial.test", fake.address());

            james().send(
                            "<" + RealJames.USER + "> RET=HDRS ENVID=QQ314159",
                            "<bob@orcpt.partial.test> NOTIFY=FAILURE ORCPT=rfc822;info@local.test");

            DsnParameters dsn = bounces("orcpt.partial.test", 1).get(0).dsn().orElseThrow();
            assertThat(dsn.getEnvIdParameter().map(DsnParameters.EnvId::asString))
                    .contains("QQ314159");
            assertThat(dsn.getRetParameter()).contains(DsnParameters.Ret.HDRS);
            assertThat(dsn.getRcptParameters()
                            .get(new MailAddress("bob@orcpt.partial.test"))
                            .getOrcptParameter())
                    .contains(new MailAddress("info@local.test"));
        }
    }

    @Test
    void shouldFindAQuotedLocalPartAmongDsnParameters() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(accepting())) {
            james().dns().mx("quoted.partial.test", fake.address());

            james().send(RealJames.USER, "<\"a b\"@quoted.partial.test> NOTIFY=NEVER");

            await().untilAsserted(() -> assertThat(fake.delivered()).containsExactly("\"a b\"@quoted.partial.test"));
            assertThat(fake.transcript()).contains("1 C: RCPT TO:<\"a b\"@quoted.partial.test> NOTIFY=NEVER");
        }
    }

    @Test
    void shouldHandMailOfTheNullSenderToTheBounceProcessor() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(UNKNOWN.onRcpt("<full@", Reply.of("452 4.2.2 full")))) {
            james().dns().mx("null.partial.test", fake.address());

            james().send("<>", "bad@null.partial.test", "full@null.partial.test");

            List<CaughtMail> bounces = bounces("null.partial.test", 2);
            assertThat(bounces).extracting(CaughtMail::sender).containsOnly(Optional.empty());
            assertThat(bounces)
                    .flatExtracting(Fate::failed)
                    .containsExactlyInAnyOrder(
                            refused("bad", Stage.RCPT_TO, "550 5.1.1 User unknown", 1, true)
                                    .fromHost("127.0.0.1"),
                            refused("full", Stage.RCPT_TO, "452 4.2.2 full", 2, false)
                                    .fromHost("127.0.0.1"));
        }
    }

    @Test
    void shouldKeepDomainsApart() throws Exception {
        try (FakeSmtp one = FakeSmtp.start(UNKNOWN);
                FakeSmtp other = FakeSmtp.start(accepting().on(Step.MAIL, Reply.of("550 5.7.1 not you")))) {
            james().dns().mx("one.partial.test", one.address()).mx("other.partial.test", other.address());

            james().send(RealJames.USER, "bob@one.partial.test", "bob@other.partial.test");

            assertThat(bounces("one.partial.test", 1).get(0).attribute("delivery-error"))
                    .contains("550 5.1.1 User unknown");
            assertThat(bounces("other.partial.test", 1).get(0).attribute("delivery-error"))
                    .contains("550 5.7.1 not you");
            assertThat(bounces("one.partial.test", 1).get(0).name()).endsWith("-to-one.partial.test");
        }
    }

    @Test
    void shouldSendAllDomainsThroughTheGatewayAtOnce() throws Exception {
        RELAYS.gateway()
                .script(accepting()
                        .onRcpt("<bad@a.", Reply.of("550 5.1.1 no bad at a"))
                        .onRcpt("<bad@b.", Reply.of("550 5.1.1 no bad at b")));

        james().send(RealJames.USER, "bad@a.gateway.test", "good@a.gateway.test", "bad@b.gateway.test");

        CaughtMail atA = bounces("a.gateway.test", 1).get(0);
        assertThat(Fate.failed(atA))
                .containsExactly(refused("bad", Stage.RCPT_TO, "550 5.1.1 no bad at a", 1, true)
                        .fromHost(Relays.GATEWAY_HOST));
        assertThat(bounces("b.gateway.test", 1).get(0).attribute("delivery-error"))
                .contains("550 5.1.1 no bad at b");
        assertThat(atA.name()).doesNotContain("-to-");
        await().untilAsserted(() ->
                assertThat(james().caught().in("delivered", "a.gateway.test")).hasSize(1));
    }

    @Test
    void shouldSayThatTheGatewayRefusesOurLogin() throws Exception {
        RELAYS.gateway()
                .script(accepting()
                        .on(Step.EHLO, Reply.of("250-fake.example", "250 AUTH PLAIN"))
                        .on(Step.AUTH, Reply.of("535 5.7.8 Authentication credentials invalid")));

        james().send(RealJames.USER, "bob@x.login.test");

        assertThat(Fate.failed(bounces("x.login.test", 1).get(0)))
                .containsExactly(refused("bob", Stage.AUTH, "535 5.7.8 Authentication credentials invalid", 1, true)
                        .fromHost("localhost"));
    }

    @Test
    void shouldNotBlameTheRecipientsDomainWhenTheGatewayIsUnknown() throws Exception {
        james().send(RealJames.USER, "bob@x.lost.test");

        assertThat(Fate.failed(bounces("x.lost.test", 1).get(0)))
                .containsExactly(Fate.broken("bob", Stage.DNS, "no gateway can be found in the DNS", 2)
                        .withoutHost(false));
    }

    @Test
    void shouldRetryWhenTheDnsFails() throws Exception {
        james().dns().failing("servfail.partial.test");

        james().send(RealJames.USER, "bob@servfail.partial.test");

        assertThat(Fate.failed(bounces("servfail.partial.test", 1).get(0)))
                .containsExactly(Fate.broken(
                                "bob",
                                Stage.DNS,
                                "Temporary problem looking up mail server for host: Domain : servfail.partial.test."
                                        + "  I cannot determine where to send this message.",
                                2)
                        .withoutHost(false));
    }

    @Test
    void shouldHearEveryReplyUnderTls() throws Exception {
        Script script = accepting()
                .on(Step.EHLO, Reply.of("250-fake.example", "250 STARTTLS"))
                .on(Step.STARTTLS, Reply.of("220 go ahead"))
                .onRcpt("<bad@", Reply.of("550 5.1.1 no bad"))
                .onRcpt("<cut@", Reply.drop());
        try (FakeSmtp fake = FakeSmtp.startWithTls(script, TestTls.selfSigned())) {
            james().dns().mx("secure.tls.test", fake.address());

            james().send(RealJames.USER, "bad@secure.tls.test", "good@secure.tls.test");
            james().send(RealJames.USER, "cut@secure.tls.test");

            assertThat(bounces("secure.tls.test", 2))
                    .flatExtracting(Fate::failed)
                    .containsExactlyInAnyOrder(
                            refused("bad", Stage.RCPT_TO, "550 5.1.1 no bad", 1, true)
                                    .fromHost("127.0.0.1"),
                            Fate.broken("cut", Stage.RCPT_TO, "lost connection while sending RCPT TO", 2)
                                    .fromHost("127.0.0.1"));
            assertThat(fake.delivered()).containsExactly("good@secure.tls.test");
        }
    }

    @Test
    void shouldHearEveryReplyWhenTlsComesFirst() throws Exception {
        Script script = accepting().onRcpt("<bad@", Reply.of("550 5.1.1 no bad"));
        try (FakeSmtp fake = FakeSmtp.startInTls(script, TestTls.selfSigned())) {
            james().dns().mx("x.intls.test", fake.address());

            james().send(RealJames.USER, "bad@x.intls.test", "good@x.intls.test");

            assertThat(bounces("x.intls.test", 1))
                    .flatExtracting(Fate::failed)
                    .containsExactly(refused("bad", Stage.RCPT_TO, "550 5.1.1 no bad", 1, true)
                            .fromHost("127.0.0.1"));
            await().untilAsserted(() -> assertThat(fake.delivered()).containsExactly("good@x.intls.test"));
        }
    }

    @Test
    void shouldSayThatTheTlsHandshakeFailed() throws Exception {
        Script script = accepting()
                .on(Step.EHLO, Reply.of("250-fake.example", "250 STARTTLS"))
                .on(
                        Step.STARTTLS,
                        Reply.of("220 go ahead", "this is no TLS at all").thenDrop());
        try (FakeSmtp fake = FakeSmtp.start(script)) {
            james().dns().mx("broken.tls.test", fake.address());

            james().send(RealJames.USER, "bob@broken.tls.test");

            Evidence evidence = EvidenceAttributes.read(
                            Fate.mail(bounces("broken.tls.test", 1).get(0)))
                    .orElseThrow();
            assertThat(evidence.stage()).isEqualTo(Stage.STARTTLS);
            assertThat(evidence.replyCode()).isEmpty();
            assertThat(evidence.reply()).isNotEmpty();
        }
    }

    @Test
    void shouldShareOneMailWhenOnlyTheOwnAddressDiffers() throws Exception {
        Script script = (step, line, connection) -> step == Step.RCPT
                ? Reply.of("550 5.1.1 " + line.substring(line.indexOf('<')) + ": User unknown")
                : accepting().answer(step, line, connection);
        try (FakeSmtp fake = FakeSmtp.start(script)) {
            james().dns().mx("shared.partial.test", fake.address());

            james().send(RealJames.USER, "ana@shared.partial.test", "luis@shared.partial.test");

            CaughtMail bounce = bounces("shared.partial.test", 1).get(0);
            assertThat(Fate.failed(bounce))
                    .extracting(Fate::reply)
                    .containsExactly(
                            "550 5.1.1 <ana@shared.partial.test>: User unknown",
                            "550 5.1.1 <luis@shared.partial.test>: User unknown");
            assertThat(bounce.attribute("delivery-error")).contains("550 5.1.1 <[recipient]>: User unknown");
        }
    }

    @Test
    void shouldTellEverythingThatIsKnownOfAFailure() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(UNKNOWN)) {
            james().dns()
                    .host("mx.example.net.", "127.0.0.1")
                    .mx("whole-story.partial.test", "mx.example.net.:" + fake.port());

            james().send(RealJames.USER, "bob@whole-story.partial.test");

            CaughtMail bounce = bounces("whole-story.partial.test", 1).get(0);
            assertThat(bounce.attribute("rebote.evidence.event")).contains("failed");
            assertThat(bounce.attribute("rebote.evidence.source")).contains("session");
            assertThat(bounce.attribute("rebote.evidence.trust")).contains(Trust.PROVED.id());
            assertThat(bounce.attribute("rebote.evidence.stage")).contains("rcpt-to");
            assertThat(bounce.attribute("rebote.evidence.reply-code")).contains("550");
            assertThat(bounce.attribute("rebote.evidence.told-status")).contains("5.1.1");
            assertThat(bounce.attribute("rebote.evidence.reply")).contains("550 5.1.1 User unknown");
            assertThat(bounce.attribute("rebote.evidence.recipient")).contains("bob@whole-story.partial.test");
            assertThat(bounce.attribute("rebote.evidence.remote-host")).contains("mx.example.net");
            assertThat(bounce.attribute("rebote.evidence.remote-address")).contains("127.0.0.1");
            assertThat(bounce.attribute("rebote.evidence.attempts")).contains("1");
            assertThat(bounce.attribute("rebote.evidence.at")).isPresent();
            assertThat(bounce.attribute("rebote.evidence.first-attempt")).isPresent();
            assertThat(bounce.attribute("delivery-error-code")).contains(550);
        }
    }

    @Test
    void shouldCarryEachAttemptThroughTheQueue() throws Exception {
        Script script = accepting()
                .onEachConnection(
                        Step.RCPT,
                        Reply.of("450 4.2.0 one"),
                        Reply.of("451 4.3.0 two"),
                        Reply.drop(),
                        Reply.of("452 4.2.2 four"));
        try (FakeSmtp fake = FakeSmtp.start(script)) {
            james().dns().mx("history.three.test", fake.address());

            james().send(RealJames.USER, "bob@history.three.test");

            assertThat(replies(bounces("history.three.test", 1).get(0), "bob@history.three.test"))
                    .containsExactly(
                            "450 4.2.0 one",
                            "451 4.3.0 two",
                            "lost connection while sending RCPT TO",
                            "452 4.2.2 four");
        }
    }

    private static List<String> replies(CaughtMail bounce, String recipient) {
        Map<?, ?> attempts =
                (Map<?, ?>) bounce.attribute("rebote.delivery.attempts").orElseThrow();
        Collection<?> list = (Collection<?>) ((AttributeValue<?>) attempts.get(recipient)).value();
        return list.stream()
                .map(attempt -> (Map<?, ?>) ((AttributeValue<?>) attempt).value())
                .map(attempt -> (String) ((AttributeValue<?>) attempt.get("reply")).value())
                .toList();
    }

    private static List<CaughtMail> bounces(String domain, int expected) {
        await().untilAsserted(
                        () -> assertThat(james().caught().in("bounces", domain)).hasSize(expected));
        return james().caught().in("bounces", domain);
    }

    private static RealJames james() {
        return RELAYS.james();
    }
}
