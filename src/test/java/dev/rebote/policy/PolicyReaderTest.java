package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.policy.Action.Count;
import dev.rebote.policy.Action.Drop;
import dev.rebote.policy.Action.Hold;
import dev.rebote.policy.Action.Notify;
import dev.rebote.policy.Action.RerouteToAddress;
import dev.rebote.policy.Action.RerouteToProcessor;
import dev.rebote.policy.Action.Suppress;
import dev.rebote.policy.Action.Tag;
import dev.rebote.policy.Action.Target;
import dev.rebote.policy.Action.TryAgain;
import dev.rebote.policy.Action.Unmap;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTest {

    private static final Path MISTAKES = Path.of("src/test/resources/dev/rebote/policy/mistakes.yaml");

    @TempDir
    private Path folder;

    private static RulePolicy read(String text) {
        return PolicyReader.read(StrictYaml.read(text, "p.yaml"));
    }

    private static List<Action> actions(String then) {
        return read("rules:\n- {id: a, then: " + then + "}\n").rules().get(0).actions();
    }

    @Test
    void shouldReadEveryAction() {
        assertThat(actions("[notify: sender]")).containsExactly(new Notify(Optional.empty(), false));
        assertThat(actions("[notify: digest]")).containsExactly(new Notify(Optional.empty(), true));
        assertThat(actions("[notify: team@example.com]"))
                .containsExactly(new Notify(Optional.of("team@example.com"), false));
        assertThat(actions("[notify: {to: postmaster, digest: true}]"))
                .containsExactly(new Notify(Optional.of("postmaster"), true));
        assertThat(actions("[reroute: {processor: quarantine}]")).containsExactly(new RerouteToProcessor("quarantine"));
        assertThat(actions("[reroute: {address: lost@example.com}]"))
                .containsExactly(new RerouteToAddress("lost@example.com"));
        assertThat(actions("[count, unmap]")).containsExactly(new Count(), new Unmap());
        assertThat(actions("[suppress: address]")).containsExactly(new Suppress(Target.ADDRESS, Optional.empty()));
        assertThat(actions("[suppress: {target: pair, for: 7d}]"))
                .containsExactly(new Suppress(Target.PAIR, Optional.of(Duration.ofDays(7))));
        assertThat(actions("[hold]")).containsExactly(new Hold(Optional.empty()));
        assertThat(actions("[hold: 6h]")).containsExactly(new Hold(Optional.of(Duration.ofHours(6))));
        assertThat(actions("drop")).containsExactly(new Drop());
        assertThat(actions("[tag: {name: team, value: mail}]")).containsExactly(new Tag("team", "mail"));
        assertThat(actions("[]")).isEmpty();
    }

    @Test
    void shouldReadAPlanOfRetries() {
        assertThat(
                        actions(
                                "[retry: {first: 20min, factor: 1.5, longest: 2h, tries: 9, give-up-after: 2d, heed-hint: false}]"))
                .containsExactly(new TryAgain(new RetryPlan(
                        Duration.ofMinutes(20), 1.5, Duration.ofHours(2), Optional.of(9), Duration.ofDays(2), false)));
    }

    @Test
    void shouldKnowAUsualPlanOfRetries() {
        assertThat(actions("[retry: {first: 15min}]"))
                .containsExactly(new TryAgain(new RetryPlan(
                        Duration.ofMinutes(15), 2, Duration.ofHours(4), Optional.empty(), Duration.ofDays(5), true)));
    }

    @Test
    void shouldReadTheSettings() {
        Policy policy = read("""
                delay-notices: [1h, 2d]
                rules:
                  - {id: a, then: []}
                """);

        assertThat(policy.delayNotices()).containsExactly(Duration.ofHours(1), Duration.ofDays(2));
    }

    @Test
    void shouldTellNobodyOfADelayUnlessAskedTo() {
        assertThat(read("rules: [{id: a, then: []}]").delayNotices()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return StrictYaml.read(MISTAKES).mappings("mistakes").stream()
                .map(mistake -> Arguments.of(mistake.string("message"), mistake.string("policy")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void shouldTellEachMistakeWithItsPlace(String message, String policy) {
        assertThatThrownBy(() -> read(policy))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void shouldShowEachMistakeOnce() {
        assertThat(mistakes().map(mistake -> mistake.get()[0])).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseMoreRulesThanAnybodyOversees() {
        String text = "rules:\n" + "- {id: a, then: []}\n".repeat(PolicyReader.MAX_RULES + 1);

        assertThatThrownBy(() -> read(text)).hasMessage("p.yaml:2: 1001 rules; a policy has at most 1000");
    }

    @Test
    void shouldRefuseAFileThatIsTooLong() throws IOException {
        Path file = folder.resolve("long.yaml");
        Files.writeString(file, "# " + "x".repeat((int) Policies.MAX_OCTETS));

        assertThatThrownBy(() -> Policies.read(file))
                .hasMessage("long.yaml: has 1048578 octets; a policy has at most 1048576");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> Policies.read(folder.resolve("none.yaml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(folder.resolve("none.yaml") + ": cannot be read: " + folder.resolve("none.yaml"));
    }

    @Test
    void shouldRefuseWhatIsNoText() throws IOException {
        Path file = folder.resolve("bytes.yaml");
        Files.write(file, new byte[] {'r', (byte) 0xFF, (byte) 0xFE, 0});

        assertThatThrownBy(() -> Policies.read(file)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void shouldReadTheLargestPolicyInTime() {
        StringBuilder text = new StringBuilder("rules:\n");
        for (int i = 1; i < PolicyReader.MAX_RULES; i++) {
            text.append("- {id: r" + i + ", when: {recipient-domain: [d" + i + ".example, e" + i
                    + ".example], status: 5.x.x}, then: [notify: sender]}\n");
        }
        text.append("- {id: last, then: []}\n");

        Mapping file = StrictYaml.read(text.toString(), "p.yaml");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        RulePolicy policy = PolicyReader.read(file);

        assertThat(policy.rules()).hasSize(PolicyReader.MAX_RULES);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                .as("processor time, whatever else the machine does")
                .isLessThan(Duration.ofSeconds(5));
    }
}
