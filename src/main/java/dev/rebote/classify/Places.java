package dev.rebote.classify;

import java.util.Arrays;

/**
 * Where the pieces of unfinished phrases were found, by slot. Made once for each thread and used for one text after the other:
 * the words of all of them are numbered on and on, so that what is left of an earlier text need not be cleared. Not thread-safe.
 */
final class Places {

    /** No place is near enough. */
    static final int NONE = -1;

    /** So many places of one piece are kept in turn: more than the words of the longest piece and of a gap. */
    private static final int TURNS = Phrase.MAX_WORDS + Phrase.LONG_GAP + 2;

    /** What a piece needs of which all near places are remembered: a slot for the last, and those in turn behind it. */
    static final int SLOTS = 1 + TURNS;

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

    /** Remembers the place of a piece beside its places before, in the slots behind {@code slot}. */
    void putInTurn(int slot, int firstWord, int lastWord) {
        put(inTurn(slot, lastWord), firstWord, lastWord);
    }

    /** Says whether the piece was found anywhere in this text. */
    boolean knows(int slot) {
        return numbersAfter[slot] > base;
    }

    /**
     * Gives the slot of the last place with at most {@code gap} words between it and the word {@code start}.
     *
     * @param inTurn whether the last place may lie too far on, and those before it are remembered
     */
    int before(int slot, int start, int gap, boolean inTurn) {
        int after = numbersAfter[slot] - base;
        if (after <= start) {
            return start - after <= gap ? slot : NONE;
        }
        return inTurn ? beforeInTurn(slot, start, gap) : NONE;
    }

    private int beforeInTurn(int slot, int start, int gap) {
        for (int word = start - 1; word >= 0 && word >= start - 1 - gap; word--) {
            if (numbersAfter[inTurn(slot, word)] == base + word + 1) {
                return inTurn(slot, word);
            }
        }
        return NONE;
    }

    private static int inTurn(int slot, int word) {
        return slot + 1 + word % TURNS;
    }

    /** Gives the first word of the phrase whose piece was found. */
    int first(int slot) {
        return firstWords[slot];
    }
}
