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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a mail waits when the store itself is asked whether its recipient is suppressed, one of ten of whom is; look at the
 * 99th percentile. Making the rows takes minutes and two gigabytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 10)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class SuppressLookupBenchmark {

    @Param({"h2", "postgresql"})
    private String store;

    @Param("10000000")
    private int known;

    private StoreWithMillions millions;
    private Stores stores;

    @Setup(Level.Trial)
    public void fill() throws Exception {
        millions = StoreWithMillions.make(store, known);
        long start = System.nanoTime();
        stores = millions.readyWithoutCache();
        System.out.printf("start to first answer: %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        stores.close();
        millions.close();
    }

    @Benchmark
    public boolean askTheStore() {
        return StoreWithMillions.isSuppressed(
                stores, ThreadLocalRandom.current().nextInt(known));
    }
}
