package dev.rebote.suppress;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counters of a day, in memory. Guarded by its owner. */
final class MemoryTallies {

    private final NavigableMap<LocalDate, Map<String, Integer>> days = new TreeMap<>();

    int get(LocalDate day, String name) {
        return days.getOrDefault(day, Map.of()).getOrDefault(name, 0);
    }

    /** Counts one more; of days before yesterday nobody asks. */
    void count(LocalDate day, String name) {
        days.headMap(day.minusDays(1), false).clear();
        days.computeIfAbsent(day, any -> new HashMap<>()).merge(name, 1, Integer::sum);
    }
}
