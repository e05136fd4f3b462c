package dev.rebote.benchmark;

import dev.rebote.classify.Classifier;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportReader;
import dev.rebote.evidence.ReportedRecipient;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many mails one core reads in a second, and reads and judges: reports of all formats, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReportBenchmark {

    private final ReportReader reader = new ReportReader();
    private final Classifier classifier = Classifier.shipped();
    private byte[][] mails = {};
    private int next;

    @Setup
    public void makeMails() throws IOException {
        mails = Mails.mixed();
    }

    private byte[] next() {
        next = next + 1 < mails.length ? next + 1 : 0;
        return mails[next];
    }

    @Benchmark
    public Report read() {
        return reader.read(next());
    }

    @Benchmark
    public void readAndJudge(Blackhole verdicts) {
        for (ReportedRecipient recipient : reader.read(next()).recipients()) {
            verdicts.consume(classifier.classify(recipient.evidence()));
        }
    }
}
