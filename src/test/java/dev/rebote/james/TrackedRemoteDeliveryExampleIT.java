package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.JavadocExample;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the example that stands in the comment of {@link TrackedRemoteDelivery}. */
class TrackedRemoteDeliveryExampleIT {

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors(JavadocExample.of(TrackedRemoteDelivery.class));

    @Test
    void shouldReportAFailedMail() throws Exception {
        try (FakeSmtp fake = FakeSmtp.start(Script.accepting().on(Step.RCPT, Reply.of("550 5.1.1 User unknown")))) {
            JAMES.dns().mx("remote.test", fake.address());

            JAMES.send(RealJames.USER, "bob@remote.test");

            await().untilAsserted(
                            () -> assertThat(JAMES.inboxSize(RealJames.USER)).isEqualTo(1));
            byte[] report = JAMES.inbox(RealJames.USER).get(0).getInputStream().readAllBytes();
            assertThat(new String(report, "ISO-8859-1")).contains("550 5.1.1 User unknown");
        }
    }
}
