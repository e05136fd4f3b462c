package dev.rebote.benchmark;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.SmtpReplyReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many replies one core reads and judges in a second: mixed replies, the samples of all rules, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClassifyBenchmark {

    private final SmtpReplyReader reader = new SmtpReplyReader();
    private final Classifier classifier = Classifier.shipped();
    private final String[] replies = Samples.mixed();
    private int next;

    @Benchmark
    public Verdict mixedReplies() {
        next = next + 1 < replies.length ? next + 1 : 0;
        return classifier.classify(reader.read(replies[next]));
    }
}
