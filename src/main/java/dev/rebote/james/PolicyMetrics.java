package dev.rebote.james;

import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;

/** The counters of what policies do, one for each kind of action. Thread-safe. */
final class PolicyMetrics {

    /** The kinds of actions, as a policy names them. */
    static final List<String> KINDS = List.of("notify", "reroute", "count", "suppress", "hold", "drop", "tag", "unmap");

    private final Map<String, Metric> counters = new TreeMap<>();

    PolicyMetrics(MetricFactory metrics) {
        KINDS.forEach(kind -> counters.put(kind, metrics.generate(MetricNames.POLICY + kind)));
    }

    /** Counts what is done, once for each recipient. */
    void count(Decision decision, int recipients) {
        for (Action action : decision.actions()) {
            String kind = action.text().split("\\(", 2)[0];
            Optional.ofNullable(counters.get(kind)).ifPresent(counter -> counter.add(recipients));
        }
    }
}
