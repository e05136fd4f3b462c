package dev.rebote.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** References in the memory of one server, until it stops. Holds a bounded number; the one kept longest ago goes first. */
public final class MemoryPathTokens implements PathTokens {

    /** Some 300 bytes each: about 30 MB. Only mail that our own users sent makes them. */
    static final int MAX_TOKENS = 100_000;

    private record Kept(Envelope envelope, Instant until) {}

    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    public MemoryPathTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void keep(String token, Envelope envelope, Instant until) {
        kept.remove(token);
        kept.put(token, new Kept(envelope, until));
        forget(clock.instant());
    }

    private void forget(Instant now) {
        Iterator<Kept> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            Instant until = oldest.next().until();
            if (kept.size() <= MAX_TOKENS && until.isAfter(now)) {
                return;
            }
            oldest.remove();
        }
    }

    @Override
    public synchronized Optional<Envelope> find(String token) {
        return Optional.ofNullable(kept.get(token))
                .filter(found -> found.until().isAfter(clock.instant()))
                .map(Kept::envelope);
    }
}
