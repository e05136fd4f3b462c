package dev.rebote.suppress;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Suppressions in memory, found by what they concern and in the order of their begin. Guarded by its owner. */
final class MemoryList {

    /** At half a kilobyte each, 50 MB. Who has more dead recipients needs a database. */
    static final int MOST = 100_000;

    private final Map<UUID, Suppression> byId = new HashMap<>();
    private final Map<String, Map<UUID, Suppression>> byConcerned = new HashMap<>();
    private final NavigableMap<Place, Suppression> inOrder = new TreeMap<>();

    /** Puts it in place of the one before; says whether there was none. */
    boolean put(Suppression suppression) {
        UUID id = NaturalId.of(suppression);
        boolean isNew = remove(id).isEmpty();
        if (byId.size() >= MOST) {
            throw new StoreUnavailableException(
                    "the memory has room for " + MOST + " suppressions; choose store=h2 or store=postgresql");
        }
        byId.put(id, suppression);
        byConcerned
                .computeIfAbsent(suppression.concerned(), any -> new HashMap<>())
                .put(id, suppression);
        inOrder.put(new Place(suppression.since(), id), suppression);
        return isNew;
    }

    Optional<Suppression> remove(UUID id) {
        Optional<Suppression> old = Optional.ofNullable(byId.remove(id));
        old.ifPresent(suppression -> {
            inOrder.remove(new Place(suppression.since(), id));
            byConcerned.computeIfPresent(suppression.concerned(), (any, same) -> {
                same.remove(id);
                return same.isEmpty() ? null : same;
            });
        });
        return old;
    }

    boolean has(UUID id) {
        return byId.containsKey(id);
    }

    List<Suppression> concerning(String recipient) {
        String address = BoundedText.key(recipient, BoundedText.MAX_ADDRESS);
        return Stream.of(address, BoundedText.domainOf(address))
                .flatMap(key -> byConcerned.getOrDefault(key, Map.of()).values().stream())
                .toList();
    }

    Page<Suppression> page(SuppressionQuery query, PageRequest request) {
        return Pages.cut(
                Pages.after(inOrder, request)
                        .takeWhile(entry -> !entry.getKey().at().isBefore(query.since()))
                        .filter(entry -> query.matches(entry.getValue()))
                        .limit(request.most() + 1L)
                        .toList(),
                request);
    }

    int expire(Instant now, int most) {
        List<UUID> ended = byId.entrySet().stream()
                .filter(entry -> !entry.getValue().isInForce(now))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        ended.forEach(this::remove);
        return ended.size();
    }
}
