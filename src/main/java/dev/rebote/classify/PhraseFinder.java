package dev.rebote.classify;

/**
 * Finds all phrases of all rules in one pass over the words of a text, in time linear in the text however many phrases there
 * are. The pieces of all phrases stand in one tree, the last word of each at its root: from every word of the text the search
 * goes back over the words before, as far as they lead on. Immutable and thread-safe.
 */
final class PhraseFinder {

    private final Vocabulary vocabulary;
    private final PhraseTree tree;
    private final int[] ownerOfSlot;
    private final int owners;
    private final ThreadLocal<Places> placesOfThread = ThreadLocal.withInitial(this::places);

    PhraseFinder(Vocabulary vocabulary, PhraseTree tree, int[] ownerOfSlot, int owners) {
        this.vocabulary = vocabulary;
        this.tree = tree;
        this.ownerOfSlot = ownerOfSlot;
        this.owners = owners;
    }

    void write(TableWriter out) {
        vocabulary.write(out);
        writeBeside(out);
    }

    /** Writes it without its vocabulary, which another has too. */
    void writeBeside(TableWriter out) {
        tree.write(out);
        out.ints(ownerOfSlot).number(owners);
    }

    static PhraseFinder read(TableReader in) {
        return read(in, Vocabulary.read(in));
    }

    /** Reads one that has the vocabulary of this one. */
    PhraseFinder readBeside(TableReader in) {
        return read(in, vocabulary);
    }

    private static PhraseFinder read(TableReader in, Vocabulary vocabulary) {
        return new PhraseFinder(vocabulary, PhraseTree.read(in), in.ints(), in.number());
    }

    private Places places() {
        return new Places(ownerOfSlot.length);
    }

    /** Finds the phrases in {@code text}. */
    Hits search(String text) {
        Hits hits = new Hits(vocabulary.read(text), owners);
        searchOn(hits);
        return hits;
    }

    /** Finds the phrases in a text that another finder with the same vocabulary has searched, and adds them to what it found. */
    void searchOn(Hits hits) {
        Tokens tokens = hits.tokens();
        Places places = placesOfThread.get();
        places.startText(tokens.count());
        for (int word = 0; word < tokens.count(); word++) {
            goBack(tokens.symbol(word), word, word, hits, places);
        }
    }

    /** Takes note of the pieces that end with word {@code end}: those that begin before {@code start}, then those that begin there. */
    private void goBack(int node, int start, int end, Hits hits, Places places) {
        int longer =
                start == 0 ? PhraseTree.NONE : tree.before(node, hits.tokens().symbol(start - 1));
        if (longer != PhraseTree.NONE) {
            goBack(longer, start - 1, end, hits, places);
        }
        int stop = tree.endings(node + 1);
        for (int i = tree.endings(node); i < stop; i++) {
            end(tree.ending(i), start, end, hits, places);
        }
    }

    private void end(int ending, int start, int end, Hits hits, Places places) {
        int number = Ending.number(ending);
        if (Ending.isFirst(ending)) {
            put(number, ending, start, end, places);
        } else if (Ending.isWhole(ending)) {
            hits.add(number, start, end);
        } else if (places.knows(number)) {
            goOn(number, ending, start, end, hits, places);
        }
    }

    private void goOn(int slot, int ending, int start, int end, Hits hits, Places places) {
        int before = places.before(slot, start, Ending.gap(ending), Ending.isSharing(ending));
        if (before == Places.NONE) {
            return;
        }
        if (Ending.isLast(ending)) {
            hits.add(ownerOfSlot[slot], places.first(before), end);
        } else {
            put(slot + slots(ending), ending, places.first(before), end, places);
        }
    }

    private static void put(int slot, int ending, int first, int end, Places places) {
        places.put(slot, first, end);
        if (Ending.isSharing(ending)) {
            places.putInTurn(slot, first, end);
        }
    }

    private static int slots(int ending) {
        return Ending.isSharing(ending) ? Places.SLOTS : 1;
    }
}
