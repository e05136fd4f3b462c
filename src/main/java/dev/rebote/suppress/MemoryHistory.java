package dev.rebote.suppress;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The history in memory: the oldest entries go first when it is full. Guarded by its owner. */
final class MemoryHistory {

    /** At half a kilobyte each, 50 MB. Who has more failures needs a database. */
    static final int MOST = 100_000;

    private final Map<UUID, Place> places = new HashMap<>();
    private final NavigableMap<Place, HistoryEntry> all = new TreeMap<>();
    private final Map<String, NavigableMap<Place, HistoryEntry>> byRecipient = new HashMap<>();

    boolean add(HistoryEntry entry) {
        Place place = new Place(entry.at(), NaturalId.of(entry));
        if (places.putIfAbsent(place.id(), place) != null) {
            return false;
        }
        all.put(place, entry);
        byRecipient
                .computeIfAbsent(entry.recipient(), address -> new TreeMap<>())
                .put(place, entry);
        if (all.size() > MOST) {
            remove(all.lastKey());
        }
        return true;
    }

    boolean has(HistoryEntry entry) {
        return places.containsKey(NaturalId.of(entry));
    }

    Page<HistoryEntry> search(HistoryQuery query, PageRequest request) {
        NavigableMap<Place, HistoryEntry> entries = query.recipient()
                .map(address -> byRecipient.getOrDefault(address, new TreeMap<>()))
                .orElse(all);
        List<Map.Entry<Place, HistoryEntry>> found = Pages.after(entries, request)
                .takeWhile(entry -> !entry.getKey().at().isBefore(query.since()))
                .filter(entry -> query.matches(entry.getValue()))
                .limit(request.most() + 1L)
                .toList();
        return Pages.cut(found, request);
    }

    int expire(Instant before, int most) {
        List<Place> old = Stream.iterate(
                        Optional.ofNullable(all.lastEntry()).map(Map.Entry::getKey),
                        Optional::isPresent,
                        place -> Optional.ofNullable(all.lowerKey(place.orElseThrow())))
                .flatMap(Optional::stream)
                .takeWhile(place -> place.at().isBefore(before))
                .limit(most)
                .sorted(Comparator.reverseOrder())
                .toList();
        old.forEach(this::remove);
        return old.size();
    }

    private void remove(Place place) {
        Optional.ofNullable(all.remove(place)).ifPresent(entry -> {
            places.remove(place.id());
            byRecipient.computeIfPresent(entry.recipient(), (address, entries) -> {
                entries.remove(place);
                return entries.isEmpty() ? null : entries;
            });
        });
    }
}
