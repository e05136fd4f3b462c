package dev.rebote.classify;

/** To which node of a {@link PhraseTree} a word leads from another, in one table. Thread-safe when nothing is put any more. */
final class Transitions {

    /** The word leads nowhere. */
    static final int NONE = 0;

    private static final int BITS = 21;

    /** More nodes or words than these do not fit; the shipped phrases need a thirtieth. */
    private static final int MAX = 1 << BITS;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** A way is one number: node, word and target. */
    private long[] ways;

    private int count;

    Transitions() {
        ways = new long[1 << 14];
    }

    private Transitions(long[] ways) {
        this.ways = ways;
    }

    void write(TableWriter out) {
        out.longs(ways);
    }

    static Transitions read(TableReader in) {
        return new Transitions(in.longs());
    }

    /** Gives the node to which {@code word} leads, or {@link #NONE}. */
    int get(int node, int word) {
        long key = key(node, word);
        int place = place(key);
        while (ways[place] != 0) {
            if (ways[place] >>> BITS == key) {
                return (int) ways[place] & (MAX - 1);
            }
            place = (place + 1) & (ways.length - 1);
        }
        return NONE;
    }

    /** Adds a way that is not there yet. */
    void put(int node, int word, int target) {
        if (node >= MAX || word >= MAX || target >= MAX) {
            throw new IllegalArgumentException("more than " + MAX + " beginnings of phrases");
        }
        if (++count * 2 > ways.length) {
            grow();
        }
        enter(key(node, word) << BITS | target);
    }

    private void enter(long way) {
        int place = place(way >>> BITS);
        while (ways[place] != 0) {
            place = (place + 1) & (ways.length - 1);
        }
        ways[place] = way;
    }

    private void grow() {
        long[] old = ways;
        ways = new long[old.length * 2];
        for (long way : old) {
            if (way != 0) {
                enter(way);
            }
        }
    }

    private static long key(int node, int word) {
        return (long) node << BITS | word;
    }

    private int place(long key) {
        return (int) ((key * SPREAD) >>> 40) & (ways.length - 1);
    }
}
