package dev.rebote.benchmark;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.HistoryEntry;
import dev.rebote.suppress.Stores;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** How many entries a second the history takes, each on the disk before the call returns, from as many threads as a spooler has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 10)
@Fork(1)
@Threads(8)
public class SuppressRecordBenchmark {

    @Param({"h2", "postgresql"})
    private String store;

    @Param("100000")
    private int known;

    private final AtomicLong number = new AtomicLong();
    private StoreWithMillions millions;
    private Stores stores;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        millions = StoreWithMillions.make(store, known);
        stores = millions.ready();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        stores.close();
        millions.close();
    }

    @Benchmark
    public boolean remember() {
        long n = number.incrementAndGet();
        return stores.suppressions()
                .remember(new HistoryEntry(
                        "mail-" + n + "-to-example.com",
                        StoreWithMillions.TENANT,
                        "r" + n + "@example.com",
                        Event.FAILED,
                        Optional.of(Reason.RECIPIENT_UNKNOWN),
                        Reason.RECIPIENT_UNKNOWN.canonicalStatus(),
                        Trust.PROVED,
                        EvidenceSource.SESSION,
                        Stage.RCPT_TO,
                        "mail.test",
                        "# @ recipient address rejected user unknown in virtual mailbox table",
                        Instant.now()));
    }
}
