package dev.rebote.classify;

import java.util.Arrays;

/**
 * Where the pieces of unfinished phrases were found, by slot. Made once for each thread and used for one text after the other:
 * the words of all of them are numbered on and on, so that what is left of an earlier text need not be cleared. Not thread-safe.
 */
final class Places {

    /** After so many words the numbers start anew. */
    private static final int MAX_BASE = 1 << 30;

    private final int[] firstWords;
    private final int[] numbersAfter;
    private int base;
    private int nextBase;

    Places(int slots) {
        firstWords = new int[slots];
        numbersAfter = new int[slots];
    }

    /** Starts a text of so many words. */
    void startText(int words) {
        if (nextBase > MAX_BASE) {
            Arrays.fill(numbersAfter, 0);
            nextBase = 0;
        }
        base = nextBase;
        nextBase = base + words;
    }

    /** Remembers a piece: the first word of its phrase, and its own last word. */
    void put(int slot, int firstWord, int lastWord) {
        firstWords[slot] = firstWord;
        numbersAfter[slot] = base + lastWord + 1;
    }

    /** Says whether the piece was found with at most {@code gap} words between it and the word {@code start}. */
    boolean follows(int slot, int start, int gap) {
        int after = numbersAfter[slot] - base;
        return after > 0 && after <= start && start - after <= gap;
    }

    /** Gives the first word of the phrase whose piece was found. */
    int first(int slot) {
        return firstWords[slot];
    }
}
