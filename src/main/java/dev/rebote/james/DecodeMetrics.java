package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;

/** The counters of verdicts and the time that judging takes. Thread-safe. */
final class DecodeMetrics {

    private final MetricFactory factory;
    private final Map<Reason, Metric> verdicts = new EnumMap<>(Reason.class);

    /** Makes every counter at once, so that a cause which has not come up yet reads 0. */
    DecodeMetrics(MetricFactory factory) {
        this.factory = factory;
        for (Reason reason : Reason.values()) {
            verdicts.put(reason, factory.generate(MetricNames.verdict(reason)));
        }
    }

    /** Gives the verdict and publishes how long it took. */
    Verdict timed(Supplier<Verdict> judgement) {
        return factory.decorateSupplierWithTimerMetric(MetricNames.DECODE, judgement);
    }

    /** Counts the verdict on a failure, once for each recipient; a delay is none yet. */
    void count(Verdict verdict, int recipients) {
        verdict.reason()
                .filter(reason -> verdict.event() == Event.FAILED)
                .flatMap(reason -> Optional.ofNullable(verdicts.get(reason)))
                .ifPresent(counter -> counter.add(recipients));
    }
}
