package dev.rebote.james;

import dev.rebote.suppress.KeptPath;
import dev.rebote.suppress.KeptPaths;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.trust.Envelope;
import dev.rebote.trust.PathTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.james.metrics.api.Metric;

/** The references of return paths, kept in the store. When it is away, that is counted and told. Thread-safe. */
final class StoredPathTokens implements PathTokens {

    private final KeptPaths paths;
    private final Metric unavailable;
    private final Clock clock;

    StoredPathTokens(KeptPaths paths, Metric unavailable, Clock clock) {
        this.paths = paths;
        this.unavailable = unavailable;
        this.clock = clock;
    }

    @Override
    public void keep(String token, Envelope envelope, Instant until) {
        KeptPath path = new KeptPath(envelope.sender(), envelope.recipient(), until);
        counted(() -> {
            paths.keep(token, path);
            return path;
        });
    }

    @Override
    public Optional<Envelope> find(String token) {
        return counted(() -> paths.find(token, clock.instant()))
                .map(found -> new Envelope(found.sender(), found.recipient()));
    }

    private <T> T counted(Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreUnavailableException e) {
            unavailable.increment();
            throw e;
        }
    }
}
