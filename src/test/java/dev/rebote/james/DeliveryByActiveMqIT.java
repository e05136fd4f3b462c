package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.classify.Reason;
import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waits in the queue of an ActiveMQ broker. */
class DeliveryByActiveMqIT {

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
                    <processor state="relay" enableJmx="false">
                      <mailet match="All" class="dev.rebote.james.DeliveryByPolicy">
                        <bounceProcessor>bounces</bounceProcessor>
                        <onSuccess>delivered</onSuccess>
                      </mailet>
                    </processor>
                    <processor state="bounces" enableJmx="false">
                      <mailet match="All" class="Null"/>
                    </processor>
                    <processor state="delivered" enableJmx="false">
                      <mailet match="All" class="dev.rebote.testing.Catch"><box>delivered</box></mailet>
                      <mailet match="All" class="Null"/>
                    </processor>
                    """)
            .module(ServerToKill.activeMq())
            .module(binder -> binder.bind(ScriptedPolicy.class)
                    .toInstance(new ScriptedPolicy()
                            .on(Reason.SENDER_GREYLISTED, ScriptedPolicy.tryAgain(Duration.ofSeconds(4)))));

    @Test
    void shouldNotTryBeforeTheWaitIsOver() throws Exception {
        Script greylisting = Script.accepting()
                .onEachConnection(Step.RCPT, Reply.of("451 4.7.1 Greylisted, try again later"), Reply.of("250 fine"));
        try (FakeSmtp fake = FakeSmtp.start(greylisting)) {
            JAMES.dns().mx("remote.test", fake.address());

            JAMES.send(RealJames.USER, "bob@remote.test");
            await().atMost(Duration.ofSeconds(30)).until(() -> fake.connections() == 1);
            Instant first = Instant.now();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !JAMES.caught().in("delivered").isEmpty());

            assertThat(Duration.between(first, Instant.now())).isGreaterThan(Duration.ofMillis(3500));
            assertThat(fake.connections()).isEqualTo(2);
            assertThat(JAMES.caught().in("delivered").get(0).attribute("rebote.delivery.attempts"))
                    .isPresent();
        }
    }
}
