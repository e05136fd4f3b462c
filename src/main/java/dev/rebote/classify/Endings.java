package dev.rebote.classify;

import java.util.Arrays;

/** Which pieces end at which nodes, while a {@link PhraseAutomaton} is built. Not thread-safe. */
final class Endings {

    private int[] nodes = new int[1 << 12];
    private long[] endings = new long[1 << 12];
    private int count;

    void add(int node, long ending) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
            endings = Arrays.copyOf(endings, count * 2);
        }
        nodes[count] = node;
        endings[count++] = ending;
    }

    /** Gives the nodes their new numbers. */
    void renumber(int[] numbers) {
        for (int i = 0; i < count; i++) {
            nodes[i] = numbers[nodes[i]];
        }
    }

    /** Gives where the endings of each node start in {@link #sortedByNode}; one more tells where the last ones stop. */
    int[] starts(int nodeCount) {
        int[] starts = new int[nodeCount + 1];
        for (int i = 0; i < count; i++) {
            starts[nodes[i] + 1]++;
        }
        for (int node = 0; node < nodeCount; node++) {
            starts[node + 1] += starts[node];
        }
        return starts;
    }

    /** Gives all endings, those of one node side by side and in the order in which they came. */
    long[] sortedByNode(int nodeCount) {
        int[] next = starts(nodeCount);
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) {
            sorted[next[nodes[i]]++] = endings[i];
        }
        return sorted;
    }
}
