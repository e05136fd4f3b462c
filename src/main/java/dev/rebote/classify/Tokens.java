package dev.rebote.classify;

import java.util.Arrays;

/** The words of one text: their numbers and where they stand. Not thread-safe. */
final class Tokens {
    private int[] symbols;
    private int[] starts;
    private int[] ends;
    private int count;

    Tokens(int capacity) {
        symbols = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void add(int symbol, int start, int end) {
        if (count == symbols.length) {
            symbols = Arrays.copyOf(symbols, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        symbols[count] = symbol;
        starts[count] = start;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    int symbol(int index) {
        return symbols[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }
}
