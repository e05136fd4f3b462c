package dev.rebote.classify;

/** A map from a node and a symbol to a node, in two arrays. */
final class Transitions {

    /** There is no such transition. */
    static final int NONE = -1;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[1 << 14];
    private int[] targets = new int[1 << 14];
    private int size;

    int get(int node, int symbol) {
        long key = key(node, symbol);
        int slot = slot(key, keys.length);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return NONE;
    }

    void put(int node, int symbol, int target) {
        if (++size * 2 > keys.length) {
            grow();
        }
        enter(key(node, symbol), target);
    }

    private void enter(long key, int target) {
        int slot = slot(key, keys.length);
        while (keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                enter(oldKeys[i], oldTargets[i]);
            }
        }
    }

    /** Never 0, which stands for an empty slot. */
    private static long key(int node, int symbol) {
        return ((long) node << 32) | (symbol + 1L);
    }

    private static int slot(long key, int length) {
        return (int) ((key * SPREAD) >>> 40) & (length - 1);
    }
}
