package dev.rebote.classify;

import java.util.Map;

/** A map from words to their numbers, in arrays. Immutable and thread-safe. */
final class WordTable {

    /** There is no such word. */
    static final int NONE = -1;

    /** What the hash of a word starts with (FNV-1a). */
    static final int HASH_START = 0x811C9DC5;

    private static final int HASH_FACTOR = 0x01000193;

    private final int[] hashes;
    private final int[] symbols;
    /** Where each word starts among the letters; the next slot tells where it ends. */
    private final int[] starts;

    private final char[] letters;

    private WordTable(int[] hashes, int[] symbols, int[] starts, char[] letters) {
        this.hashes = hashes;
        this.symbols = symbols;
        this.starts = starts;
        this.letters = letters;
    }

    static WordTable of(Map<String, Integer> words) {
        int size = Integer.highestOneBit(Math.max(16, words.size() * 3)) * 2;
        String[] slots = new String[size];
        words.keySet().forEach(word -> slots[free(slots, hash(word))] = word);
        int[] hashes = new int[size];
        int[] symbols = new int[size];
        int[] starts = new int[size + 1];
        StringBuilder letters = new StringBuilder();
        for (int slot = 0; slot < size; slot++) {
            String word = slots[slot];
            starts[slot] = letters.length();
            symbols[slot] = NONE;
            if (word != null) {
                hashes[slot] = hash(word);
                symbols[slot] = words.getOrDefault(word, NONE);
                letters.append(word);
            }
        }
        starts[size] = letters.length();
        return new WordTable(hashes, symbols, starts, letters.toString().toCharArray());
    }

    private static int free(String[] slots, int hash) {
        int slot = mixed(hash) & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int hash(String word) {
        int hash = HASH_START;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, word.charAt(i));
        }
        return hash;
    }

    /** Gives the hash of a word and one more letter. */
    static int hash(int hash, char letter) {
        return (hash ^ letter) * HASH_FACTOR;
    }

    private static int mixed(int hash) {
        return hash ^ (hash >>> 15);
    }

    /** Gives the number of the word that the first {@code length} letters make, or {@link #NONE}. */
    int find(char[] word, int length, int hash) {
        int slot = mixed(hash) & (hashes.length - 1);
        while (symbols[slot] != NONE) {
            if (hashes[slot] == hash && isAt(slot, word, length)) {
                return symbols[slot];
            }
            slot = (slot + 1) & (hashes.length - 1);
        }
        return NONE;
    }

    private boolean isAt(int slot, char[] word, int length) {
        int start = starts[slot];
        if (starts[slot + 1] - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    void write(TableWriter out) {
        out.ints(hashes).ints(symbols).ints(starts).chars(letters);
    }

    static WordTable read(TableReader in) {
        return new WordTable(in.ints(), in.ints(), in.ints(), in.chars());
    }
}
