package dev.rebote.benchmark;

import dev.rebote.suppress.Stores;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long a mail waits for the word whether its recipient is suppressed; look at the 99th percentile. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class SuppressLookupBenchmark {

    /** So few that they are all in the cache after the warm-up. */
    private static final int FEW = 10_000;

    @Param({"h2", "postgresql"})
    private String store;

    @Param("10000000")
    private int known;

    private StoreWithMillions millions;
    private Stores bare;
    private Stores cached;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        millions = StoreWithMillions.make(store, known);
        long start = System.nanoTime();
        bare = millions.readyWithoutCache();
        System.out.printf("start, with the first answer: %d ms%n", (System.nanoTime() - start) / 1_000_000);
        cached = millions.ready();
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        bare.close();
        cached.close();
        millions.close();
    }

    @Benchmark
    public boolean suppressedInTheStore() {
        return ask(bare, random(known / 10) * 10);
    }

    @Benchmark
    public boolean freeInTheStore() {
        return ask(bare, random(known / 10) * 10 + 1);
    }

    @Benchmark
    public boolean suppressedInTheCache() {
        return ask(cached, random(FEW) * 10);
    }

    @Benchmark
    public boolean freeInTheCache() {
        return ask(cached, random(FEW) * 10 + 1);
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private static boolean ask(Stores stores, int number) {
        return stores.suppressions()
                .isSuppressed(
                        StoreWithMillions.TENANT,
                        "list@sender.example",
                        "r" + number + "@example.com",
                        Instant.EPOCH.plusSeconds(2_000_000_000));
    }
}
