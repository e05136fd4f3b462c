package dev.rebote.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds any of many phrases in one pass over a text. Phrases are looked up by their first three signs; a whole automaton would
 * be faster by letters and slower by the memory that it touches. Immutable.
 */
final class WordsIndex {

    /** Some hundred phrases in so many places share few of them. */
    private static final int PLACES = 4096;

    private static final int[] NOBODY = {};

    private final String[] phrases;
    private final int[][] byStart = new int[PLACES][];
    private final int[] shortOnes;

    WordsIndex(String[] phrases) {
        this.phrases = phrases.clone();
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            places.add(new ArrayList<>(0));
        }
        List<Integer> few = new ArrayList<>();
        for (int i = 0; i < phrases.length; i++) {
            (phrases[i].length() < 3 ? few : places.get(place(phrases[i], 0))).add(i);
        }
        for (int i = 0; i < PLACES; i++) {
            byStart[i] = places.get(i).isEmpty() ? NOBODY : toArray(places.get(i));
        }
        shortOnes = toArray(few);
    }

    private static int[] toArray(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int place(String text, int at) {
        return (text.charAt(at) * 1021 + text.charAt(at + 1) * 37 + text.charAt(at + 2)) & (PLACES - 1);
    }

    /** Gives the index of a phrase that {@code text} contains, -1 when there is none. */
    int firstIn(String text) {
        for (int i = 0; i + 3 <= text.length(); i++) {
            for (int phrase : byStart[place(text, i)]) {
                if (text.startsWith(phrases[phrase], i)) {
                    return phrase;
                }
            }
        }
        for (int phrase : shortOnes) {
            if (text.contains(phrases[phrase])) {
                return phrase;
            }
        }
        return -1;
    }
}
