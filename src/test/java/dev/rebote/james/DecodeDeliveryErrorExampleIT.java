package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.JavadocExample;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.Step;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.utils.MailRepositoryProbeImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the example that stands in the comment of {@link DecodeDeliveryError}. */
class DecodeDeliveryErrorExampleIT {

    @RegisterExtension
    static final RealJames JAMES = RealJames.withProcessors("""
            <processor state="relay" enableJmx="false">
              <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
                <bounceProcessor>bounces</bounceProcessor>
              </mailet>
            </processor>
            """ + JavadocExample.of(DecodeDeliveryError.class));

    @Test
    void shouldKeepForThePostmasterWhatIsOurFault() throws Exception {
        Script script = Script.accepting()
                .onRcpt("bob@", Reply.of("550 5.1.1 User unknown"))
                .on(Step.END_OF_DATA, Reply.of("550 5.7.26 Unauthenticated mail: SPF and DKIM fail"));
        try (FakeSmtp fake = FakeSmtp.start(script)) {
            JAMES.dns().mx("remote.test", fake.address());

            JAMES.send(RealJames.USER, "bob@remote.test", "eva@remote.test");

            await().untilAsserted(
                            () -> assertThat(JAMES.inboxSize(RealJames.USER)).isEqualTo(2));
            assertThat(JAMES.probe(MailRepositoryProbeImpl.class)
                            .getRepositoryMailCount(MailRepositoryUrl.from("memory://var/mail/for-the-postmaster/")))
                    .isEqualTo(1);
        }
    }
}
