package dev.rebote.benchmark;

import dev.rebote.suppress.Stores;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a mail waits when the cache knows the answer, and how much memory a full cache takes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class SuppressCacheBenchmark {

    /** A million known, of whom a tenth is suppressed: with their weight more than the cache holds. */
    private static final int KNOWN = 1_000_000;

    private static final int FEW = 10_000;

    private StoreWithMillions millions;
    private Stores stores;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        millions = StoreWithMillions.make("h2", KNOWN);
        stores = millions.readyWithCacheFor("1 h");
        long before = used();
        for (int i = 0; i < KNOWN; i++) {
            StoreWithMillions.isSuppressed(stores, i);
        }
        System.out.printf("a full cache: %d MB%n", (used() - before) >> 20);
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        stores.close();
        millions.close();
    }

    @Benchmark
    public boolean suppressed() {
        return StoreWithMillions.isSuppressed(
                stores, ThreadLocalRandom.current().nextInt(FEW) * 10);
    }

    @Benchmark
    public boolean free() {
        return StoreWithMillions.isSuppressed(
                stores, ThreadLocalRandom.current().nextInt(FEW) * 10 + 1);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
