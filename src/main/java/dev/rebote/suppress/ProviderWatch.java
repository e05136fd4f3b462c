package dev.rebote.suppress;

import dev.rebote.disabling.OutageGuard;
import dev.rebote.evidence.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The look at what each provider said of late: whether many of its recipients fail with the same words. What other servers of
 * a cluster saw comes out of the store. Thread-safe; of bounded size.
 */
final class ProviderWatch {

    /** The newest events at a provider, of which shares are taken. */
    private static final int MOST_SIGHTINGS = PageRequest.MOST;

    /** At some 60 kB each when full, 30 MB; a provider that is not seen for long makes room. */
    private static final int MOST_PROVIDERS = 500;

    /** So late it is seen what another server of the cluster saw. */
    private static final Duration REFRESH = Duration.ofMinutes(1);

    /** How many recipients failed with the same words, of how many. */
    record Share(int failed, int tried) {}

    private record Sighting(UUID token, String recipient, boolean failed, int words, Instant at) {}

    private record Window(Deque<Sighting> sightings, Instant loaded) {}

    private final Suppressions store;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true);

    ProviderWatch(Suppressions store) {
        this.store = store;
    }

    /** Takes an entry in and gives the share of its words at its provider. */
    Share saw(HistoryEntry entry, OutageGuard guard, Instant now) {
        Instant start = now.minus(guard.window());
        List<HistoryEntry> fresh = needsLoading(entry.provider(), now) ? load(entry.provider(), start) : List.of();
        synchronized (this) {
            if (!fresh.isEmpty()) {
                put(entry.provider(), fresh, now);
            }
            Window window = windows.computeIfAbsent(entry.provider(), any -> new Window(new ArrayDeque<>(), now));
            add(window, sighting(entry), start);
            makeRoom();
            return share(window, entry.words().hashCode());
        }
    }

    private synchronized boolean needsLoading(String provider, Instant now) {
        Window window = windows.get(provider);
        return window == null || window.loaded().plus(REFRESH).isBefore(now);
    }

    private List<HistoryEntry> load(String provider, Instant start) {
        HistoryQuery query = HistoryQuery.all().at(provider).from(start).thatMayBeActedOn();
        return store.search(query, PageRequest.first(MOST_SIGHTINGS)).entries();
    }

    private void put(String provider, List<HistoryEntry> newestFirst, Instant now) {
        Deque<Sighting> sightings = new ArrayDeque<>();
        newestFirst.forEach(entry -> sightings.addFirst(sighting(entry)));
        windows.put(provider, new Window(sightings, now));
    }

    private void add(Window window, Sighting sighting, Instant start) {
        window.sightings().removeIf(old -> old.token().equals(sighting.token()));
        window.sightings().addLast(sighting);
        while (window.sightings().size() > MOST_SIGHTINGS
                || (!window.sightings().isEmpty()
                        && window.sightings().getFirst().at().isBefore(start))) {
            window.sightings().removeFirst();
        }
    }

    private static Sighting sighting(HistoryEntry entry) {
        return new Sighting(
                NaturalId.of(entry),
                entry.recipient(),
                entry.event() == Event.FAILED || entry.event() == Event.DELAYED,
                entry.words().hashCode(),
                entry.at());
    }

    private static Share share(Window window, int words) {
        Set<String> tried = new HashSet<>();
        Set<String> failed = new HashSet<>();
        for (Sighting sighting : window.sightings()) {
            tried.add(sighting.recipient());
            if (sighting.failed() && sighting.words() == words) {
                failed.add(sighting.recipient());
            }
        }
        return new Share(failed.size(), tried.size());
    }

    private void makeRoom() {
        if (windows.size() > MOST_PROVIDERS) {
            windows.remove(windows.keySet().iterator().next());
        }
    }
}
