package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.rebote.trust.PathTokens;
import dev.rebote.trust.ReplayWindow;
import java.time.Clock;
import org.apache.james.metrics.api.MetricFactory;

/**
 * What all mailets of one server must remember together of return paths: references, which the store keeps, and the reports that
 * came, which are forgotten when the server stops.
 */
@Singleton
final class PathMemory {

    private final ReplayWindow replays = new ReplayWindow();
    private final PathTokens tokens;

    @Inject
    PathMemory(MemoryStores stores, MetricFactory metrics, Clock clock) {
        this(new StoredPathTokens(stores.keptPaths(), metrics.generate(MetricNames.STORE_UNAVAILABLE), clock));
    }

    PathMemory(PathTokens tokens) {
        this.tokens = tokens;
    }

    PathTokens tokens() {
        return tokens;
    }

    ReplayWindow replays() {
        return replays;
    }
}
