package dev.rebote.classify;

import java.util.Arrays;
import java.util.List;

/**
 * The pieces of all phrases in one tree, the last word of each nearest to the root. The node of a word by itself has the word's
 * number. What the search wants of a node lies side by side, because its time goes by the memory that it touches. Immutable and
 * thread-safe.
 */
final class PhraseTree {

    /** No piece has the word there. */
    static final int NONE = Transitions.NONE;

    /** Of each node where its endings start, and in the next number a bit of each word that leads on. */
    private final int[] nodes;

    private final int[] endings;
    private final Transitions ways;

    private PhraseTree(int[] nodes, int[] endings, Transitions ways) {
        this.nodes = nodes;
        this.endings = endings;
        this.ways = ways;
    }

    void write(TableWriter out) {
        out.ints(nodes).ints(endings);
        ways.write(out);
    }

    static PhraseTree read(TableReader in) {
        return new PhraseTree(in.ints(), in.ints(), Transitions.read(in));
    }

    /** Gives the node of {@code word} and, after it, the words of {@code node}; {@link #NONE} when no piece has them. */
    int before(int node, int word) {
        return (nodes[2 * node + 1] & bit(word)) == 0 ? NONE : ways.get(node, word);
    }

    private static int bit(int word) {
        return 1 << (word & 31);
    }

    /** Gives the place of the first {@link Ending} of {@code node}; they stop where those of the next node start. */
    int endings(int node) {
        return nodes[2 * node];
    }

    /** Gives the ending at this place. */
    int ending(int place) {
        return endings[place];
    }

    /** Gathers the pieces. Not thread-safe. */
    static final class Builder {
        private final Transitions ways = new Transitions();
        private int[] bits;
        private int nodes;
        private int[] nodeOfEnding = new int[1 << 12];
        private int[] endings = new int[1 << 12];
        private int count;

        /** Starts with the nodes of so many words by themselves. */
        Builder(int words) {
            nodes = words;
            bits = new int[2 * words];
        }

        /** Adds a piece; {@code words} has for each of its places the words of which any may stand there. */
        void add(List<int[]> words, int ending) {
            int last = words.size() - 1;
            for (int word : words.get(last)) {
                add(words, last, word, ending);
            }
        }

        private void add(List<int[]> words, int end, int node, int ending) {
            if (end == 0) {
                add(node, ending);
                return;
            }
            for (int word : words.get(end - 1)) {
                add(words, end - 1, before(node, word), ending);
            }
        }

        private void add(int node, int ending) {
            if (count == endings.length) {
                nodeOfEnding = Arrays.copyOf(nodeOfEnding, count * 2);
                endings = Arrays.copyOf(endings, count * 2);
            }
            nodeOfEnding[count] = node;
            endings[count++] = ending;
        }

        private int before(int node, int word) {
            int known = ways.get(node, word);
            if (known != NONE) {
                return known;
            }
            bits = nodes < bits.length ? bits : Arrays.copyOf(bits, nodes * 2);
            bits[node] |= bit(word);
            ways.put(node, word, nodes);
            return nodes++;
        }

        PhraseTree build() {
            int[] table = new int[2 * (nodes + 1)];
            for (int i = 0; i < count; i++) {
                table[2 * (nodeOfEnding[i] + 1)]++;
            }
            for (int node = 0; node < nodes; node++) {
                table[2 * (node + 1)] += table[2 * node];
                table[2 * node + 1] = bits[node];
            }
            return new PhraseTree(table, sorted(table.clone()), ways);
        }

        /** Gives the endings of each node in the order in which they came, those of first pieces behind the others. */
        private int[] sorted(int[] next) {
            int[] sorted = new int[count];
            for (boolean first : new boolean[] {false, true}) {
                for (int i = 0; i < count; i++) {
                    if (Ending.isFirst(endings[i]) == first) {
                        sorted[next[2 * nodeOfEnding[i]]++] = endings[i];
                    }
                }
            }
            return sorted;
        }
    }
}
