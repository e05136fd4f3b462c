package dev.rebote.yaml;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody meant. */
public final class Nearest {

    /** Three slips are a typing mistake, in a short word fewer; more are another word. */
    private static final int MAX_SLIPS = 3;

    private Nearest() {}

    /** Gives {@code ; did you mean 'x'?}, or the allowed values where none is near. */
    public static String hint(String found, Collection<String> allowed) {
        return allowed.stream()
                .filter(candidate -> slips(found, candidate) <= Math.min(MAX_SLIPS, found.length() / 2))
                .min(Comparator.comparingInt((String candidate) -> slips(found, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElseGet(() -> ", expected one of " + allowed);
    }

    /** Counts the letters that must be put in, taken out or changed (Levenshtein). */
    private static int slips(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(change, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[other.length()];
    }
}
