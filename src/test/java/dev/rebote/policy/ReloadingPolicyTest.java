package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Reason;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.yaml.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingPolicyTest {

    private static final Incident INCIDENT = Incidents.expired(Incidents.verdict(Reason.RECIPIENT_FULL, 5));

    private final Set<String> processors = Set.of("root", "transport", "quarantine");
    private final List<String> told = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }
    };

    private final PolicyListener listener = new PolicyListener() {
        @Override
        public void replaced(Path changed, int rules) {
            told.add("replaced " + changed.getFileName() + ", " + rules + " rules");
        }

        @Override
        public void refused(Path changed, ConfigurationException mistake) {
            told.add("refused " + changed.getFileName() + ", " + mistake.getMessage());
        }
    };

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void startWithTheFirstPolicy() throws IOException {
        file = folder.resolve("policy.yaml");
        write("first");
    }

    private void write(String id) throws IOException {
        Files.writeString(file, "rules:\n- {id: " + id + ", then: []}\n");
    }

    private String ruleOf(Policy policy) {
        return policy.decide(INCIDENT, History.NONE).rule();
    }

    private void passTime() {
        now.addAndGet(ReloadingPolicy.BETWEEN_LOOKS.toMillis());
    }

    @Test
    void shouldTakeANewFileAfterAFewSeconds() throws IOException {
        Policy policy = Policies.reloading(file, clock, () -> processors, listener);

        write("second");
        assertThat(ruleOf(policy)).isEqualTo("first");
        passTime();

        assertThat(ruleOf(policy)).isEqualTo("second");
        assertThat(told).containsExactly("replaced policy.yaml, 1 rules");
    }

    @Test
    void shouldKeepTheOldPolicyWhenTheNewFileHasAMistakeAndTellItOnce() throws IOException {
        Policy policy = Policies.reloading(file, clock, () -> processors, listener);
        Files.writeString(file, "rules:\n- {id: second, then: [notfy: sender]}\n");

        passTime();
        assertThat(ruleOf(policy)).isEqualTo("first");
        passTime();
        assertThat(ruleOf(policy)).isEqualTo("first");

        assertThat(told)
                .containsExactly("refused policy.yaml, policy.yaml:2: unknown action 'notfy'; did you mean 'notify'?");
    }

    @Test
    void shouldKeepTheOldPolicyWhenTheFileIsGoneAndTakeItWhenItIsBack() throws IOException {
        Policy policy = Policies.reloading(file, clock, () -> processors, listener);
        Files.delete(file);
        passTime();
        assertThat(ruleOf(policy)).isEqualTo("first");

        write("third");
        passTime();

        assertThat(ruleOf(policy)).isEqualTo("third");
        assertThat(told)
                .containsExactly(
                        "refused policy.yaml, " + file + ": cannot be read: " + file, "replaced policy.yaml, 1 rules");
    }

    @Test
    void shouldTellNothingWhileTheFileStaysTheSame() {
        Policy policy = Policies.reloading(file, clock, () -> processors, listener);

        passTime();
        ruleOf(policy);
        passTime();
        ruleOf(policy);

        assertThat(told).isEmpty();
    }

    @Test
    void shouldTakeTheSettingsOfTheNewFileToo() throws IOException {
        Policy policy = Policies.reloading(file, clock, () -> processors, listener);
        Files.writeString(file, """
                delay-notices: [1h]
                rules:
                  - {id: second, then: []}
                """);
        passTime();

        assertThat(policy.delayNotices()).hasSize(1);
    }

    @Test
    void shouldRefuseANewFileThatNamesAnUnknownProcessor() throws IOException {
        Policy policy = Policies.reloading(file, clock, () -> processors, listener);
        Files.writeString(file, "rules:\n- {id: second, then: [reroute: {processor: quarantin}]}\n");
        passTime();

        assertThat(ruleOf(policy)).isEqualTo("first");
        assertThat(told)
                .containsExactly(
                        "refused policy.yaml, policy.yaml:2: the rule 'second' reroutes to an unknown processor"
                                + " 'quarantin'; did you mean 'quarantine'?");
    }

    @Test
    void shouldTakeTheNumbersOfTheNewFileAndRefuseWrongOnes() throws IOException {
        Policy policy = Policies.reloading(file, clock, () -> processors, listener);
        assertThat(policy.disabling()).isEqualTo(DisablingLimits.DEFAULT);

        Files.writeString(file, "disabling: {score: 3}\nrules: [{id: second, then: []}]\n");
        passTime();
        assertThat(policy.disabling().threshold()).isEqualTo(3);

        Files.writeString(file, "disabling: {score: 300}\nrules: [{id: third, then: []}]\n");
        passTime();
        assertThat(policy.disabling().threshold()).isEqualTo(3);
        assertThat(told)
                .containsExactly(
                        "replaced policy.yaml, 1 rules",
                        "refused policy.yaml, policy.yaml:1: 'score': '300' is not a number from 0.7 to 10");
    }

    @Test
    void shouldNotStartWithAMistake() throws IOException {
        Files.writeString(file, "rules: []\n");

        assertThatThrownBy(() -> Policies.reloading(file, clock, () -> processors, listener))
                .hasMessage("policy.yaml:1: 'rules' is missing: a policy has at least one rule, for everything");
    }

    @Test
    void shouldDecideForManyThreadsWhileTheFileChanges() throws Exception {
        AtomicInteger changes = new AtomicInteger();
        PolicyListener counting = new PolicyListener() {
            @Override
            public void replaced(Path changed, int rules) {
                changes.incrementAndGet();
            }

            @Override
            public void refused(Path changed, ConfigurationException mistake) {}
        };
        Policy policy = Policies.reloading(file, clock, () -> processors, counting);
        AtomicInteger decisions = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    decisions.addAndGet(ruleOf(policy).isEmpty() ? 0 : 1);
                }
            });
        }

        for (int change = 0; change < 20; change++) {
            write("r" + "x".repeat(change));
            passTime();
            long before = decisions.get();
            while (decisions.get() < before + 100) {
                Thread.onSpinWait();
            }
        }
        threads.shutdownNow();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(changes.get()).isPositive();
        passTime();
        assertThat(ruleOf(policy)).startsWith("r");
    }
}
