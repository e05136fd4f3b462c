package dev.rebote.classify;

import dev.rebote.classify.Phrase.Element;
import dev.rebote.classify.Phrase.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds all phrases of all rules in one pass over the words of a text (Aho and Corasick, 1975, over words instead of
 * characters), in time linear in the text however many phrases there are. Immutable and thread-safe.
 */
final class PhraseAutomaton {

    private static final int ROOT = PhraseNodes.ROOT;

    /** A place is kept in half an int; no reply that we keep has as many words. */
    private static final int MAX_WORDS = 0x7FFF;

    private final Vocabulary vocabulary;
    private final PhraseNodes nodes;
    private final int[] fromRoot;
    /** Of each node the longest of its ends that is a node. */
    private final int[] fail;
    /** Of each node the nearest one, itself or an end of it, from which a word leads on. */
    private final int[] goesOn;
    /** Of each node the nearest one, itself or an end of it, at which a piece ends. */
    private final int[] endsAt;

    private final long[] endings;
    private final int[] firstEnding;
    private final int slots;
    private final ThreadLocal<Places> placesOfThread = ThreadLocal.withInitial(this::places);
    private final int owners;

    private PhraseAutomaton(TableReader in) {
        vocabulary = Vocabulary.read(in);
        nodes = PhraseNodes.read(in);
        fromRoot = in.ints();
        fail = in.ints();
        goesOn = in.ints();
        endsAt = in.ints();
        endings = in.longs();
        firstEnding = in.ints();
        slots = in.number();
        owners = in.number();
    }

    private PhraseAutomaton(Builder builder, int owners) {
        this.owners = owners;
        vocabulary = builder.vocabulary.build();
        nodes = builder.nodes.build();
        slots = builder.slots;
        endings = builder.endings.sortedByNode(nodes.count());
        firstEnding = builder.endings.starts(nodes.count());
        fromRoot = new int[builder.vocabulary.symbols()];
        fail = new int[nodes.count()];
        goesOn = new int[nodes.count()];
        endsAt = new int[nodes.count()];
        for (int symbol = 0; symbol < fromRoot.length; symbol++) {
            fromRoot[symbol] = Math.max(ROOT, nodes.child(ROOT, symbol));
        }
        for (int node = ROOT; node < nodes.count(); node++) {
            for (int child = nodes.firstChild(node); child < nodes.firstChild(node + 1); child++) {
                link(node, child);
            }
        }
    }

    void write(TableWriter out) {
        vocabulary.write(out);
        nodes.write(out);
        out.ints(fromRoot).ints(fail).ints(goesOn).ints(endsAt);
        out.longs(endings).ints(firstEnding).number(slots).number(owners);
    }

    static PhraseAutomaton read(TableReader in) {
        return new PhraseAutomaton(in);
    }

    /** Links a node to its ends, which are nearer to the root and linked already. */
    private void link(int parent, int node) {
        boolean hasChildren = nodes.firstChild(node) < nodes.firstChild(node + 1);
        fail[node] = parent == ROOT ? ROOT : next(fail[parent], nodes.symbol(node));
        goesOn[node] = hasChildren ? node : goesOn[fail[node]];
        endsAt[node] = firstEnding[node] < firstEnding[node + 1] ? node : endsAt[fail[node]];
    }

    private int next(int from, int symbol) {
        int node = goesOn[from];
        while (node != ROOT) {
            int target = nodes.child(node, symbol);
            if (target != PhraseNodes.NONE) {
                return target;
            }
            node = goesOn[fail[node]];
        }
        return fromRoot[symbol];
    }

    private Places places() {
        return new Places(slots);
    }

    /** Finds the phrases in {@code text}. */
    Hits search(String text) {
        Tokens tokens = vocabulary.read(text);
        Places places = placesOfThread.get();
        Hits hits = new Hits(tokens, owners, places);
        try {
            walk(tokens, hits);
        } finally {
            places.forget();
        }
        return hits;
    }

    private void walk(Tokens tokens, Hits hits) {
        int count = Math.min(tokens.count(), MAX_WORDS);
        int node = ROOT;
        for (int word = 0; word < count; word++) {
            int symbol = tokens.symbol(word);
            node = symbol == Vocabulary.OTHER ? ROOT : next(node, symbol);
            for (int at = endsAt[node]; at != ROOT; at = endsAt[fail[at]]) {
                for (int i = firstEnding[at]; i < firstEnding[at + 1]; i++) {
                    hits.end(endings[i], word);
                }
            }
        }
    }

    /**
     * Where the pieces of unfinished phrases ended, by slot. One array for each thread, used again for every text: to make it
     * anew, empty, would cost more than the search.
     */
    private static final class Places {
        private final int[] bySlot;
        private final int[] taken;
        private int count;

        private Places(int slots) {
            bySlot = new int[slots];
            taken = new int[slots];
        }

        private int at(int slot) {
            return bySlot[slot];
        }

        private void put(int slot, int place) {
            if (bySlot[slot] == 0) {
                taken[count++] = slot;
            }
            bySlot[slot] = place;
        }

        private void forget() {
            for (int i = 0; i < count; i++) {
                bySlot[taken[i]] = 0;
            }
            count = 0;
        }
    }

    /** Which owners' phrases a text holds, and where each was first found. Not thread-safe. */
    static final class Hits {
        private final Tokens tokens;
        private final long[] seen;
        private final Places places;
        private int[] owners = new int[16];
        private int[] starts = new int[16];
        private int[] ends = new int[16];
        private int count;

        private Hits(Tokens tokens, int ownerCount, Places places) {
            this.tokens = tokens;
            this.seen = new long[(ownerCount >>> 6) + 1];
            this.places = places;
        }

        /** Takes note of a piece that ends with this word. */
        private void end(long ending, int word) {
            int slot = Ending.slot(ending);
            int start = word - Ending.length(ending) + 1;
            if (slot == Ending.NO_SLOT) {
                add(Ending.owner(ending), start, word);
            } else if (Ending.isFirst(ending)) {
                places.put(slot, place(start, word));
            } else if (follows(places.at(slot - 1), start, Ending.gap(ending))) {
                int phraseStart = places.at(slot - 1) >>> 16;
                if (Ending.isLast(ending)) {
                    add(Ending.owner(ending), phraseStart, word);
                } else {
                    places.put(slot, place(phraseStart, word));
                }
            }
        }

        /** The first word, and the number of the word after the last, which is never 0: that stands for no place. */
        private static int place(int first, int last) {
            return first << 16 | (last + 1);
        }

        private static boolean follows(int before, int start, int gap) {
            int after = before & 0xFFFF;
            return after > 0 && start >= after && start - after <= gap;
        }

        private void add(int owner, int start, int end) {
            if (has(owner)) {
                return;
            }
            seen[owner >>> 6] |= 1L << owner;
            if (count == owners.length) {
                owners = Arrays.copyOf(owners, count * 2);
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            owners[count] = owner;
            starts[count] = start;
            ends[count++] = end;
        }

        Tokens tokens() {
            return tokens;
        }

        int count() {
            return count;
        }

        int owner(int hit) {
            return owners[hit];
        }

        /** Says whether any phrase of {@code owner} was found. */
        boolean has(int owner) {
            return (seen[owner >>> 6] & 1L << owner) != 0;
        }

        /** Gives where the words of {@code owner} begin and end in the text; empty when none was found. */
        Optional<Place> placeOf(int owner) {
            for (int hit = 0; hit < count; hit++) {
                if (owners[hit] == owner) {
                    return Optional.of(new Place(tokens.start(starts[hit]), tokens.end(ends[hit])));
                }
            }
            return Optional.empty();
        }
    }

    /** A part of a text: the offset of its first character, and that after its last. */
    record Place(int start, int end) {}

    /** Gathers the phrases; each belongs to an owner, which is a number of the caller's. Not thread-safe. */
    static final class Builder {
        private final VocabularyBuilder vocabulary = new VocabularyBuilder();
        private final List<Phrase> phrases = new ArrayList<>();
        private final List<Integer> phraseOwners = new ArrayList<>();
        private final PhraseNodes.Builder nodes = new PhraseNodes.Builder();
        private final Endings endings = new Endings();
        private int slots;

        void add(Phrase phrase, int owner) {
            phrases.add(phrase);
            phraseOwners.add(owner);
            for (Piece piece : phrase.pieces()) {
                for (List<Element> words : piece.alternatives()) {
                    words.forEach(this::enter);
                }
            }
        }

        private void enter(Element element) {
            switch (element.kind()) {
                case WORD -> vocabulary.enter(element.text());
                case PREFIX -> vocabulary.enterPrefix(element.text());
                case NUMBER, ADDRESS -> {}
            }
        }

        /** Gives the automaton for owners below {@code ownerCount}. */
        PhraseAutomaton build(int ownerCount) {
            for (int i = 0; i < phrases.size(); i++) {
                addPieces(phrases.get(i).pieces(), phraseOwners.get(i));
            }
            if (ownerCount > Ending.MAX || slots > Ending.MAX) {
                throw new IllegalArgumentException("more than " + Ending.MAX + " rules or pieces of phrases");
            }
            endings.renumber(nodes.renumber());
            return new PhraseAutomaton(this, ownerCount);
        }

        /**
         * The last piece first: a word that ends two pieces shall end the later before the earlier starts anew. Where the last
         * one was found need not be remembered, so that its slot is that of the next phrase.
         */
        private void addPieces(List<Piece> pieces, int owner) {
            int firstSlot = slots;
            boolean single = pieces.size() == 1;
            slots += pieces.size() - 1;
            for (int i = pieces.size() - 1; i >= 0; i--) {
                Piece piece = pieces.get(i);
                int slot = single ? Ending.NO_SLOT : firstSlot + i;
                for (List<Element> words : piece.alternatives()) {
                    long ending = Ending.of(owner, slot, words.size(), piece.gapBefore());
                    ending = i == 0 ? Ending.first(ending) : ending;
                    insert(words, 0, ROOT, i == pieces.size() - 1 ? Ending.last(ending) : ending);
                }
            }
        }

        private void insert(List<Element> words, int from, int node, long ending) {
            if (from == words.size()) {
                endings.add(node, ending);
                return;
            }
            for (int symbol : symbols(words.get(from))) {
                insert(words, from + 1, nodes.child(node, symbol), ending);
            }
        }

        private int[] symbols(Element element) {
            return switch (element.kind()) {
                case WORD -> new int[] {vocabulary.enter(element.text())};
                case PREFIX -> vocabulary.symbolsOfPrefix(element.text());
                case NUMBER -> vocabulary.symbolsOfNumbers();
                case ADDRESS -> new int[] {Vocabulary.ADDRESS};
            };
        }
    }
}
