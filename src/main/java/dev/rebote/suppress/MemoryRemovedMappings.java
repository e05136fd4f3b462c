package dev.rebote.suppress;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was taken out of forwards and groups, forgotten when the server stops. Thread-safe. */
final class MemoryRemovedMappings implements RemovedMappings {

    private record Place(String source, String kind) {}

    private final Map<String, Map<Place, RemovedMapping>> byTarget = new HashMap<>();

    @Override
    public synchronized void keep(RemovedMapping removed) {
        Map<Place, RemovedMapping> places = byTarget.computeIfAbsent(removed.target(), none -> new LinkedHashMap<>());
        if (places.size() < MOST) {
            places.putIfAbsent(place(removed), removed);
        }
    }

    @Override
    public synchronized List<RemovedMapping> of(String target) {
        return List.copyOf(byTarget.getOrDefault(BoundedText.key(target, BoundedText.MAX_ADDRESS), Map.of())
                .values());
    }

    @Override
    public synchronized void forget(RemovedMapping removed) {
        byTarget.computeIfPresent(removed.target(), (target, places) -> {
            places.remove(place(removed));
            return places.isEmpty() ? null : places;
        });
    }

    private static Place place(RemovedMapping removed) {
        return new Place(removed.source(), removed.kind());
    }
}
