package dev.rebote.james;

import dev.rebote.trust.PathState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;

/** The counters of the signed paths that mail came to. Thread-safe. */
final class PathMetrics {

    private final Map<PathState, Metric> counters = new EnumMap<>(PathState.class);

    /** Makes every counter at once, so that what has not come up yet reads 0. */
    PathMetrics(MetricFactory factory) {
        for (PathState state : PathState.values()) {
            if (state != PathState.UNSIGNED) {
                counters.put(state, factory.generate(MetricNames.path(state)));
            }
        }
    }

    /** Counts recipients; ordinary addresses are not counted. */
    void count(PathState state, int recipients) {
        Optional.ofNullable(counters.get(state)).ifPresent(counter -> counter.add(recipients));
    }
}
