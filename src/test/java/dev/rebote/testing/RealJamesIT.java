package dev.rebote.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shows the test kit at work, with what James brings: a refused mail, its bounce, and a mail that arrives. */
class RealJamesIT {

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
            <processor state="relay" enableJmx="false">
              <mailet match="All" class="RemoteDelivery">
                <outgoing>outgoing</outgoing>
                <bounceProcessor>bounces</bounceProcessor>
                <delayTime>300 msec</delayTime>
                <maxRetries>1</maxRetries>
              </mailet>
            </processor>
            <processor state="bounces" enableJmx="false">
              <mailet match="All" class="dev.rebote.testing.Catch"><box>bounces</box></mailet>
              <mailet match="All" class="DSNBounce"/>
            </processor>
            """);

    @Test
    void shouldRefuseOneMailAndTakeAnother() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(Script.accepting().onRcpt("bad@", Reply.of("550 5.1.1 No such user")))) {
            JAMES.dns().mx("remote.test", fake.address());

            JAMES.send(RealJames.USER, "bad@remote.test");
            JAMES.send(RealJames.USER, "good@remote.test");

            await().untilAsserted(() -> assertThat(fake.delivered()).containsExactly("good@remote.test"));
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(JAMES.inbox(RealJames.USER)).hasSize(1));
            CaughtMail bounce = JAMES.caught().in("bounces", "remote.test").get(0);
            assertThat(bounce.recipients()).isEqualTo(List.of("bad@remote.test"));
            assertThat(bounce.attribute("delivery-error")).contains("550 5.1.1 No such user");
        }
    }
}
