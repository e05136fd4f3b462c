package dev.rebote.classify;

import java.util.Arrays;
import java.util.Map;

/** A map from words to their numbers, in arrays. Immutable and thread-safe. */
final class WordTable {

    /** There is no such word. */
    static final int NONE = -1;

    /** What the hash of a word starts with (FNV-1a). */
    static final int HASH_START = 0x811C9DC5;

    private static final int HASH_FACTOR = 0x01000193;

    /** The hash and the number of a word, together, because the search looks at both; {@link #NONE} stands for no word. */
    private final long[] entries;
    /** Where the word of each number starts among the letters; the next number tells where it ends. */
    private final int[] starts;

    private final char[] letters;

    private WordTable(long[] entries, int[] starts, char[] letters) {
        this.entries = entries;
        this.starts = starts;
        this.letters = letters;
    }

    static WordTable of(Map<String, Integer> words) {
        String[] byNumber = new String
                [words.values().stream().mapToInt(number -> number + 1).max().orElse(0)];
        Arrays.fill(byNumber, "");
        words.forEach((word, number) -> byNumber[number] = word);
        long[] entries = new long[Integer.highestOneBit(Math.max(16, words.size())) * 4];
        Arrays.fill(entries, NONE);
        int[] starts = new int[byNumber.length + 1];
        for (int number = 0; number < byNumber.length; number++) {
            String word = byNumber[number];
            starts[number + 1] = starts[number] + word.length();
            if (!word.isEmpty()) {
                entries[free(entries, hash(word))] = (long) hash(word) << 32 | number;
            }
        }
        return new WordTable(entries, starts, String.join("", byNumber).toCharArray());
    }

    private static int free(long[] entries, int hash) {
        int slot = slot(entries, hash);
        while (entries[slot] != NONE) {
            slot = (slot + 1) & (entries.length - 1);
        }
        return slot;
    }

    private static int slot(long[] entries, int hash) {
        return (hash ^ (hash >>> 15)) & (entries.length - 1);
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

    /** Gives the number of the word that the first {@code length} letters make, or {@link #NONE}. */
    int find(char[] word, int length, int hash) {
        int slot = slot(entries, hash);
        while (entries[slot] != NONE) {
            int number = (int) entries[slot];
            if ((int) (entries[slot] >>> 32) == hash && isWord(number, word, length)) {
                return number;
            }
            slot = (slot + 1) & (entries.length - 1);
        }
        return NONE;
    }

    private boolean isWord(int number, char[] word, int length) {
        int start = starts[number];
        if (starts[number + 1] - start != length) {
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
        out.longs(entries).ints(starts).chars(letters);
    }

    static WordTable read(TableReader in) {
        return new WordTable(in.longs(), in.ints(), in.chars());
    }
}
