package dev.rebote.classify;

import java.util.Arrays;

/** The nodes of a {@link PhraseAutomaton} while it is built: each stands for the words on the way to it. Not thread-safe. */
final class PhraseNodes {

    private final Transitions transitions = new Transitions();
    private int[] parents = new int[1 << 12];
    private int[] symbols = new int[1 << 12];
    private int[] depths = new int[1 << 12];
    private boolean[] hasChildren = new boolean[1 << 12];
    private int count = 1;
    private int deepest;

    /** Takes a node, the node before, the word between them, and whether any word leads on. */
    interface Visitor {
        void visit(int node, int parent, int symbol, boolean hasChildren);
    }

    Transitions transitions() {
        return transitions;
    }

    int count() {
        return count;
    }

    /** Gives the node to which {@code symbol} leads; makes it where there is none. */
    int child(int node, int symbol) {
        int known = transitions.get(node, symbol);
        return known == Transitions.NONE ? newChild(node, symbol) : known;
    }

    private int newChild(int node, int symbol) {
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, count * 2);
            symbols = Arrays.copyOf(symbols, count * 2);
            depths = Arrays.copyOf(depths, count * 2);
            hasChildren = Arrays.copyOf(hasChildren, count * 2);
        }
        transitions.put(node, symbol, count);
        parents[count] = node;
        symbols[count] = symbol;
        depths[count] = depths[node] + 1;
        deepest = Math.max(deepest, depths[count]);
        hasChildren[node] = true;
        return count++;
    }

    /** Shows all nodes but the root, those of few words before those of more. */
    void byDepth(Visitor visitor) {
        for (int depth = 1; depth <= deepest; depth++) {
            for (int node = 1; node < count; node++) {
                if (depths[node] == depth) {
                    visitor.visit(node, parents[node], symbols[node], hasChildren[node]);
                }
            }
        }
    }
}
