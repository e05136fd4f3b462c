package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.RealJames;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.testing.ShiftedClock;
import dev.rebote.testing.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A policy that sends failed mail to other processors of a real James. */
class ReroutingIT {

    private static final ShiftedClock CLOCK = new ShiftedClock();
    private static final Path POLICY = policy();

    @RegisterExtension
    static final RealJames JAMES =
            server(POLICY).module(binder -> binder.bind(Clock.class).toInstance(CLOCK));

    private static Path policy() {
        try {
            Path file = Files.createTempFile("rebote-policy", ".yaml");
            return reroutingTo(file, "quarantine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path reroutingTo(Path file, String processor) throws IOException {
        return Files.writeString(file, "rules: [{id: all, then: [reroute: {processor: " + processor + "}]}]\n");
    }

    private static RealJames server(Path policy) {
        return RealJames.withProcessors("""
                <processor state="relay" enableJmx="false">
                  <mailet match="All" class="dev.rebote.james.TrackedRemoteDelivery">
                    <bounceProcessor>bounces</bounceProcessor>
                  </mailet>
                </processor>
                <processor state="bounces" enableJmx="false">
                  <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
                  <mailet match="All" class="dev.rebote.james.ApplyBouncePolicy">
                    <policy>%s</policy>
                  </mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="quarantine" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>quarantine</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                <processor state="basement" enableJmx="false">
                  <mailet match="All" class="dev.rebote.testing.Catch"><box>basement</box></mailet>
                  <mailet match="All" class="Null"/>
                </processor>
                """.formatted(policy));
    }

    @AfterAll
    static void removePolicy() throws IOException {
        Files.delete(POLICY);
    }

    @Test
    void shouldRefuseAChangedPolicyWithAnUnknownProcessorAndTakeOneWithAKnown() throws Exception {
        failAndAwait("first.test", "quarantine");

        change("basment");
        failAndAwait("second.test", "quarantine");

        change("basement");
        failAndAwait("third.test", "basement");
    }

    @Test
    void shouldStopTheStartOverAPolicyWithAnUnknownProcessor() throws Exception {
        Path wrong = reroutingTo(Files.createTempFile("rebote-policy", ".yaml"), "quarantin");
        try (RealJames james = server(wrong)) {
            assertThatThrownBy(james::start)
                    .hasMessage("Your configurations specifies the following undefined processors: [quarantin]");
        } finally {
            Files.delete(wrong);
        }
    }

    private static void change(String processor) throws IOException {
        reroutingTo(POLICY, processor);
        CLOCK.advance(Duration.ofSeconds(10));
    }

    private static void failAndAwait(String domain, String box) throws Exception {
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting().on(Step.RCPT, Reply.of("550 5.1.1 No such user")))) {
            JAMES.dns().mx(domain, remote.address());
            JAMES.send(RealJames.USER, "bob@" + domain);
            await().until(() -> JAMES.caught().in(box, domain).size() == 1);
        }
    }
}
