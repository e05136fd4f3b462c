package dev.rebote.james;

import static dev.rebote.james.ScriptedPolicy.tryAgain;
import static dev.rebote.testing.Script.accepting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.classify.Reason;
import dev.rebote.policy.Action;
import dev.rebote.policy.RetryPlan;
import dev.rebote.testing.CaughtMail;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.apache.mailet.AttributeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy decides about a delivery that failed, carried out in a real James. */
class DeliveryByPolicyIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final String BY_QUEUE = "queue.test";
    private static final String BY_REPOSITORY = "repository.test";
    private static final String TOLD = "told.test";

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors(processors())
            .module(binder -> binder.bind(ScriptedPolicy.class)
                    .toInstance(new ScriptedPolicy()
                            .on(Reason.RECIPIENT_FULL, twice())
                            .on(Reason.SENDER_GREYLISTED, tryAgain(SECOND.multipliedBy(3)))
                            .on(
                                    Reason.SENDER_RATE,
                                    new Action.TryAgain(ScriptedPolicy.plan(SECOND, SECOND.multipliedBy(2))))
                            .on(
                                    Reason.REMOTE_ERROR,
                                    new Action.TryAgain(
                                            new RetryPlan(SECOND, 1, SECOND, Optional.of(4), Duration.ofDays(5), true)))
                            .delayNotices(Duration.ofMillis(800), Duration.ofHours(24))));

    private final java.util.List<FakeSmtp> servers = new java.util.ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(FakeSmtp::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_QUEUE, BY_REPOSITORY})
    void shouldTryEachRecipientAgainAtThePaceOfItsReason(String way) throws Exception {
        String domain = "paces." + way;
        FakeSmtp server = server(domain, (step, line, connection) -> {
            if (step == Step.RCPT && line.contains("full@")) {
                return Reply.of("452 4.2.2 Mailbox full");
            }
            if (step == Step.RCPT && line.contains("new@") && connection == 1) {
                return Reply.of("451 4.7.1 Greylisted, please try again later");
            }
            return accepting().answer(step, line, connection);
        });
        Instant start = Instant.now();

        JAMES.send(RealJames.USER, "full@" + domain, "new@" + domain, "ready@" + domain);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> JAMES.caught().in("delivered", domain).size() == 2);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
        assertThat(server.delivered()).containsExactly("ready@" + domain, "new@" + domain);
        CaughtMail bounce = JAMES.caught().in("bounces", domain).get(0);
        assertThat(bounce.recipients()).containsExactly("full@" + domain);
        List<Instant> attempts = attempts(bounce, "full@" + domain);
        assertThat(attempts).hasSize(2);
        assertThat(Duration.between(attempts.get(0), attempts.get(1))).isBetween(SECOND, SECOND.multipliedBy(3));
        assertThat(attempts(JAMES.caught().in("delivered", domain).get(1), "new@" + domain))
                .hasSize(1);
    }

    @Test
    void shouldTryAFullMailboxAgainThatWasToldWith552() throws Exception {
        FakeSmtp server = server("full.queue.test", accepting().on(Step.RCPT, Reply.of("552 5.2.2 Mailbox full")));

        CaughtMail bounce = bounceOf("full.queue.test");

        assertThat(server.connections()).isEqualTo(2);
        assertThat(bounce.attribute("is-delivery-permanent-error")).contains(false);
        assertThat(bounce.attribute("rebote.delivery.expired")).contains("true");
    }

    @Test
    void shouldGiveUpATooLargeMessageAtOnceThatWasToldWith552() throws Exception {
        FakeSmtp server = server("large.queue.test", accepting().on(Step.RCPT, Reply.of("552 5.3.4 Message too big")));

        CaughtMail bounce = bounceOf("large.queue.test");

        assertThat(server.connections()).isEqualTo(1);
        assertThat(bounce.attribute("is-delivery-permanent-error")).contains(true);
        assertThat(bounce.attribute("rebote.delivery.expired")).isEmpty();
    }

    @Test
    void shouldKeepTheLastReplyWhenTheTimeIsOver() throws Exception {
        FakeSmtp server =
                server("expiring.queue.test", accepting().on(Step.MAIL, Reply.of("451 4.7.1 Rate limit exceeded")));

        CaughtMail bounce = bounceOf("expiring.queue.test");

        assertThat(server.connections()).isEqualTo(3); // at once, after one second, and when the time is over
        assertThat(bounce.attribute("rebote.evidence.reply")).contains("451 4.7.1 Rate limit exceeded");
        assertThat(bounce.attribute("rebote.evidence.attempts")).contains("3");
        assertThat(bounce.attribute("rebote.delivery.expired")).contains("true");
    }

    @Test
    void shouldTellThoseOfADelayWhoWantToHearOfIt() throws Exception {
        server("delay.told.test", accepting().on(Step.MAIL, Reply.of("451 4.3.0 Internal error")));

        JAMES.send(
                RealJames.USER,
                "<asked@delay.told.test> NOTIFY=DELAY,FAILURE",
                "<usual@delay.told.test>",
                "<failure@delay.told.test> NOTIFY=FAILURE",
                "<never@delay.told.test> NOTIFY=NEVER");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> recipients("bounces", "delay.told.test").size() == 4);
        assertThat(recipients("delays", "delay.told.test"))
                .containsExactlyInAnyOrder("asked@delay.told.test", "usual@delay.told.test");
        MimeMessage notice = JAMES.inbox(RealJames.USER).get(0);
        assertThat(notice.getSubject()).isEqualTo("Not delivered yet: Test");
        assertThat(part(notice, 0)).contains("We keep trying until ");
        assertThat(part(notice, 1))
                .contains("Action: delayed\r\nStatus: 4.3.0\r\n")
                .contains("Diagnostic-Code: smtp; 451 4.3.0 Internal error\r\n")
                .contains("Will-Retry-Until: ");
        assertThat(JAMES.inbox(RealJames.USER)).hasSize(2);
    }

    @Test
    void shouldTellNobodyOfADelayWhereNobodyIs() throws Exception {
        server("machine.told.test", accepting().on(Step.MAIL, Reply.of("451 4.3.0 Internal error")));
        int before = JAMES.inboxSize(RealJames.USER);

        JAMES.send("", "nobody@machine.told.test");
        JAMES.sendMessage(
                RealJames.USER,
                "Auto-Submitted: auto-generated\r\nSubject: Report\r\n\r\nHi.\r\n",
                "bob@machine.told.test");
        JAMES.sendMessage(
                RealJames.USER,
                "List-Id: <list.local.test>\r\nSubject: Digest\r\n\r\nHi.\r\n",
                "eva@machine.told.test");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> recipients("bounces", "machine.told.test").size() == 3);
        assertThat(recipients("delays", "machine.told.test"))
                .containsExactlyInAnyOrder("bob@machine.told.test", "eva@machine.told.test");
        assertThat(JAMES.inboxSize(RealJames.USER)).isEqualTo(before);
    }

    private static Action twice() {
        return new Action.TryAgain(new RetryPlan(SECOND, 1, SECOND, Optional.of(2), Duration.ofDays(5), true));
    }

    private FakeSmtp server(String domain, Script script) {
        FakeSmtp server = FakeSmtp.start(script);
        servers.add(server);
        JAMES.dns().mx(domain, server.address());
        return server;
    }

    private static CaughtMail bounceOf(String domain) throws Exception {
        JAMES.send(RealJames.USER, "bob@" + domain);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !JAMES.caught().in("bounces", domain).isEmpty());
        return JAMES.caught().in("bounces", domain).get(0);
    }

    private static List<String> recipients(String box, String domain) {
        return JAMES.caught().in(box, domain).stream()
                .flatMap(mail -> mail.recipients().stream())
                .toList();
    }

    private static List<Instant> attempts(CaughtMail mail, String recipient) {
        Map<?, ?> attempts =
                (Map<?, ?>) mail.attribute("rebote.delivery.attempts").orElseThrow();
        Collection<?> list = (Collection<?>) ((AttributeValue<?>) attempts.get(recipient)).value();
        return list.stream()
                .map(attempt -> (Map<?, ?>) ((AttributeValue<?>) attempt).value())
                .map(attempt -> Instant.parse((String) ((AttributeValue<?>) attempt.get("at")).value()))
                .toList();
    }

    private static String part(MimeMessage notice, int index) throws Exception {
        MimeMultipart parts = new MimeMultipart(notice.getDataHandler().getDataSource());
        return new String(parts.getBodyPart(index).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String processors() {
        return """
                <processor state="relay" enableJmx="false">
                  %s%s%s
                </processor>
                <processor state="bounces" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>bounces</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="delivered" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>delivered</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="delays" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>delays</box></mailet>
                  <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
                  <mailet match="All" class="dev.rebote.james.SendBounceNotice"/>
                  <mailet match="All" class="Null"/>
                </processor>
                """.formatted(
                        relay(BY_QUEUE, ""),
                        relay(
                                BY_REPOSITORY,
                                "<queueDelays>false</queueDelays>"
                                        + "<waitingRepository>memory://var/mail/waiting/</waitingRepository>"),
                        relay(TOLD, "<delayProcessor>delays</delayProcessor>"));
    }

    private static String relay(String domains, String parameters) {
        return """
                <mailet match="dev.rebote.testing.DomainEndsWith=.%1$s" class="dev.rebote.james.DeliveryByPolicy">
                  <outgoing>%1$s</outgoing>
                  <bounceProcessor>bounces</bounceProcessor>
                  <onSuccess>delivered</onSuccess>
                  %2$s
                </mailet>
                """.formatted(domains, parameters);
    }
}
