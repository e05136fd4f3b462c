package dev.rebote.benchmark;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.policy.Decision;
import dev.rebote.policy.History;
import dev.rebote.policy.Incident;
import dev.rebote.policy.Policies;
import dev.rebote.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a policy takes to decide about one failure: mixed failures, those of the samples of all rules. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PolicyBenchmark {

    /** How many rules of an operator, none of which applies, stand before those that are shipped; 900 are almost the limit. */
    @Param({"0", "100", "900"})
    private int ownRules;

    private Policy policy = Policies.shipped();
    private Incident[] incidents = {};
    private int next;

    @Setup
    public void prepare() throws IOException {
        SmtpReplyReader reader = new SmtpReplyReader();
        Classifier classifier = Classifier.shipped();
        incidents = Arrays.stream(Samples.mixed())
                .map(reply -> incident(classifier.classify(reader.read(reply))))
                .toArray(Incident[]::new);
        policy = policyWithOwnRules();
    }

    private Policy policyWithOwnRules() throws IOException {
        StringBuilder own = new StringBuilder("rules:\n");
        for (int i = 0; i < ownRules; i++) {
            own.append("  - {id: own.")
                    .append(i)
                    .append(", when: {recipient-domain: [a")
                    .append(i);
            own.append(".example.org, b").append(i).append(".example.org]}, then: [notify: sender]}\n");
        }
        String shipped = Files.readString(Path.of("src/main/resources/dev/rebote/policy/default.yaml"));
        Path file = Files.createTempFile("policy", ".yaml");
        try {
            return Policies.read(Files.writeString(file, shipped.replace("rules:\n", own)));
        } finally {
            Files.delete(file);
        }
    }

    private static Incident incident(Verdict verdict) {
        return new Incident(
                verdict,
                "bob@mail.shop.example.com",
                Optional.of("alice@example.org"),
                50_000,
                1,
                Duration.ZERO,
                false);
    }

    @Benchmark
    public Decision mixedFailures() {
        next = next + 1 < incidents.length ? next + 1 : 0;
        return policy.decide(incidents[next], History.NONE);
    }
}
