package dev.rebote.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** References that a test keeps. */
final class MemoryPathTokens implements PathTokens {

    private record Kept(Envelope envelope, Instant until) {}

    private final Clock clock;
    private final Map<String, Kept> kept = new HashMap<>();

    MemoryPathTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void keep(String token, Envelope envelope, Instant until) {
        kept.put(token, new Kept(envelope, until));
    }

    @Override
    public Optional<Envelope> find(String token) {
        return Optional.ofNullable(kept.get(token))
                .filter(found -> found.until().isAfter(clock.instant()))
                .map(Kept::envelope);
    }
}
