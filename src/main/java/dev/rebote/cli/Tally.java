package dev.rebote.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts names and prints the most frequent. */
final class Tally {

    /** A reader wants the first few; the rest is in the rows. */
    private static final int TOP = 10;

    /** Strangers choose some names; beyond so many different ones the rest is counted together. */
    private static final int MAX_NAMES = 100_000;

    private final String title;
    private final Map<String, Integer> counts = new HashMap<>();

    Tally(String title) {
        this.title = title;
    }

    void add(String name) {
        String key = counts.size() < MAX_NAMES || counts.containsKey(name) ? name : "(others)";
        counts.merge(key, 1, Integer::sum);
    }

    /** Prints a table; nothing when nothing was counted. */
    void print(PrintWriter out) {
        if (counts.isEmpty()) {
            return;
        }
        out.println();
        out.println("by " + title + (counts.size() > TOP ? ", the first " + TOP + " of " + counts.size() : ""));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .forEach(entry -> out.println(
                        String.format(Locale.ROOT, "  %7d  %s", entry.getValue(), SafeText.line(entry.getKey()))));
    }
}
