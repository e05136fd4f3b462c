package dev.rebote.classify;

import java.util.Arrays;

/**
 * The nodes of a {@link PhraseAutomaton}: each stands for the words on the way to it from the root, which is 0. Nodes are
 * numbered by their distance from the root, so that the ones to which the words after a node lead stand side by side, in the
 * order of those words. Immutable and thread-safe.
 */
final class PhraseNodes {

    static final int ROOT = 0;
    static final int NONE = -1;

    private final int[] firstChild;
    private final int[] symbols;

    private PhraseNodes(int[] firstChild, int[] symbols) {
        this.firstChild = firstChild;
        this.symbols = symbols;
    }

    void write(TableWriter out) {
        out.ints(firstChild).ints(symbols);
    }

    static PhraseNodes read(TableReader in) {
        return new PhraseNodes(in.ints(), in.ints());
    }

    int count() {
        return symbols.length;
    }

    /** Gives the first of the nodes to which a word leads from this one; they end where those of the next node begin. */
    int firstChild(int node) {
        return firstChild[node];
    }

    /** Gives the last word on the way to this node. */
    int symbol(int node) {
        return symbols[node];
    }

    /** Gives the node to which {@code symbol} leads, or {@link #NONE}. */
    int child(int node, int symbol) {
        int low = firstChild[node];
        int high = firstChild[node + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = symbols[middle];
            if (found == symbol) {
                return middle;
            }
            if (found < symbol) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    /** Makes nodes and numbers them as they come, until {@link #renumber}. Not thread-safe. */
    static final class Builder {
        private final Transitions transitions = new Transitions();
        private int[] parents = new int[1 << 12];
        private int[] symbols = new int[1 << 12];
        private int count = 1;

        /** Gives the node to which {@code symbol} leads; makes it where there is none. */
        int child(int node, int symbol) {
            int known = transitions.get(node, symbol);
            if (known != Transitions.NONE) {
                return known;
            }
            if (count == parents.length) {
                parents = Arrays.copyOf(parents, count * 2);
                symbols = Arrays.copyOf(symbols, count * 2);
            }
            transitions.put(node, symbol, count);
            parents[count] = node;
            symbols[count] = symbol;
            return count++;
        }

        /** Numbers the nodes by their distance from the root; gives the new number of each. */
        int[] renumber() {
            int[] order = order();
            int[] numbers = new int[count];
            for (int i = 0; i < count; i++) {
                numbers[order[i]] = i;
            }
            int[] newParents = new int[count];
            int[] newSymbols = new int[count];
            for (int i = 1; i < count; i++) {
                newParents[i] = numbers[parents[order[i]]];
                newSymbols[i] = symbols[order[i]];
            }
            parents = newParents;
            symbols = newSymbols;
            return numbers;
        }

        /** Gives the nodes by their distance from the root, those after one node by their words. */
        private int[] order() {
            int[] starts = starts();
            int[] next = starts.clone();
            long[] children = new long[count];
            for (int node = 1; node < count; node++) {
                children[next[parents[node]]++] = (long) symbols[node] << 32 | node;
            }
            int[] order = new int[count];
            int end = 1;
            for (int i = 0; i < count; i++) {
                int node = order[i];
                Arrays.sort(children, starts[node], starts[node + 1]);
                for (int child = starts[node]; child < starts[node + 1]; child++) {
                    order[end++] = (int) children[child];
                }
            }
            return order;
        }

        /** Gives where the children of each node start when all stand in the order of their parents, the root's first. */
        private int[] starts() {
            int[] starts = new int[count + 1];
            starts[0] = 1;
            for (int node = 1; node < count; node++) {
                starts[parents[node] + 1]++;
            }
            for (int node = 0; node < count; node++) {
                starts[node + 1] += starts[node];
            }
            return starts;
        }

        /** Gives the nodes; after {@link #renumber}. */
        PhraseNodes build() {
            return new PhraseNodes(starts(), symbols);
        }
    }
}
