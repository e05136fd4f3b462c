package dev.rebote.suppress;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whom return paths are about, in memory; the one kept first goes first when it is full. */
final class MemoryKeptPaths implements KeptPaths {

    /** Some 300 bytes each: about 30 MB. Only mail that our own users sent makes them. */
    static final int MOST = 100_000;

    private final Map<UUID, KeptPath> paths = new Newest<>(MOST);

    @Override
    public synchronized void keep(String token, KeptPath path) {
        paths.merge(NaturalId.of(token), path, (old, now) -> old.until().isAfter(now.until()) ? old : now);
    }

    @Override
    public synchronized Optional<KeptPath> find(String token, Instant now) {
        return Optional.ofNullable(paths.get(NaturalId.of(token)))
                .filter(path -> path.until().isAfter(now));
    }

    @Override
    public synchronized int expire(Instant now, int most) {
        int before = paths.size();
        paths.values().removeIf(path -> !path.until().isAfter(now));
        return before - paths.size();
    }
}
