package dev.rebote.classify;

import dev.rebote.classify.Phrase.Element;
import dev.rebote.classify.Phrase.Piece;
import dev.rebote.classify.Vocabulary.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds all phrases of all rules in one pass over the words of a text (Aho and Corasick, 1975, over words instead of
 * characters), in time linear in the text however many phrases there are. Immutable and thread-safe.
 */
final class PhraseAutomaton {

    private static final int ROOT = 0;
    private static final int NO_GAP = -1;
    private static final int[] NOTHING = new int[0];

    private final Vocabulary vocabulary;
    private final Transitions transitions;
    private final int[] fail;
    private final int[][] found;
    private final int[] pieceLength;
    private final int[] pieceSlot;
    private final int[] pieceOwner;
    private final int[] pieceGap;
    private final boolean[] pieceLast;
    private final int slots;
    private final int owners;

    private PhraseAutomaton(Builder builder) {
        vocabulary = builder.vocabulary;
        transitions = builder.transitions;
        int nodes = builder.nodes;
        fail = new int[nodes];
        found = new int[nodes][];
        Arrays.fill(found, NOTHING);
        for (int piece = 0; piece < builder.ends.size(); piece++) {
            for (int node : builder.ends.get(piece)) {
                found[node] = with(found[node], piece);
            }
        }
        pieceLength = ints(builder.lengths);
        pieceSlot = ints(builder.slotsOfPieces);
        pieceOwner = ints(builder.owners);
        pieceGap = ints(builder.gaps);
        pieceLast = new boolean[pieceLength.length];
        for (int piece = 0; piece < pieceLength.length; piece++) {
            pieceLast[piece] = builder.lasts.get(piece);
        }
        slots = builder.slots;
        owners = builder.ownerCount;
        linkFailures(builder.children);
    }

    private static int[] with(int[] pieces, int piece) {
        int[] more = Arrays.copyOf(pieces, pieces.length + 1);
        more[pieces.length] = piece;
        return more;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private void linkFailures(List<List<int[]>> children) {
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(ROOT);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int[] child : children.get(node)) {
                int symbol = child[0];
                int target = child[1];
                fail[target] = node == ROOT ? ROOT : next(fail[node], symbol);
                for (int piece : found[fail[target]]) {
                    found[target] = with(found[target], piece);
                }
                queue.add(target);
            }
        }
    }

    private int next(int from, int symbol) {
        int node = from;
        int target = transitions.get(node, symbol);
        while (target < 0 && node != ROOT) {
            node = fail[node];
            target = transitions.get(node, symbol);
        }
        return Math.max(target, ROOT);
    }

    /** Finds the phrases in {@code text}. */
    Hits search(String text) {
        Tokens tokens = vocabulary.read(text);
        Hits hits = new Hits(tokens, owners);
        int[] lastEnd = null;
        int[] firstStart = null;
        int node = ROOT;
        for (int i = 0; i < tokens.count(); i++) {
            int symbol = tokens.symbol(i);
            node = symbol == Vocabulary.OTHER ? ROOT : next(node, symbol);
            for (int piece : found[node]) {
                int start = i - pieceLength[piece] + 1;
                int slot = pieceSlot[piece];
                if (slot < 0) {
                    hits.add(pieceOwner[piece], start, i);
                    continue;
                }
                if (lastEnd == null || firstStart == null) {
                    lastEnd = new int[slots];
                    firstStart = new int[slots];
                }
                if (pieceGap[piece] == NO_GAP) {
                    lastEnd[slot] = i + 1;
                    firstStart[slot] = start;
                } else if (follows(lastEnd[slot - 1], start, pieceGap[piece])) {
                    lastEnd[slot] = i + 1;
                    firstStart[slot] = firstStart[slot - 1];
                    if (pieceLast[piece]) {
                        hits.add(pieceOwner[piece], firstStart[slot], i);
                    }
                }
            }
        }
        return hits;
    }

    /** Says whether a piece that starts at {@code start} is near enough behind the one before; 0 stands for none before. */
    private static boolean follows(int afterLastEnd, int start, int gap) {
        return afterLastEnd > 0 && start >= afterLastEnd && start - afterLastEnd <= gap;
    }

    /** Which owners' phrases a text holds, and where each was first found. Not thread-safe. */
    static final class Hits {
        private final Tokens tokens;
        private final long[] seen;
        private int[] owners = new int[16];
        private int[] starts = new int[16];
        private int[] ends = new int[16];
        private int count;

        private Hits(Tokens tokens, int ownerCount) {
            this.tokens = tokens;
            this.seen = new long[(ownerCount >>> 6) + 1];
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
        private final Vocabulary vocabulary = new Vocabulary();
        private final List<Phrase> phrases = new ArrayList<>();
        private final List<Integer> phraseOwners = new ArrayList<>();
        private final Transitions transitions = new Transitions();
        private final List<List<int[]>> children = new ArrayList<>(List.of(new ArrayList<>()));
        private final List<List<Integer>> ends = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private final List<Integer> slotsOfPieces = new ArrayList<>();
        private final List<Integer> owners = new ArrayList<>();
        private final List<Integer> gaps = new ArrayList<>();
        private final List<Boolean> lasts = new ArrayList<>();
        private int nodes = 1;
        private int ownerCount;
        private int slots;

        void add(Phrase phrase, int owner) {
            phrases.add(phrase);
            phraseOwners.add(owner);
            phrase.pieces().forEach(piece -> piece.alternatives().forEach(words -> words.forEach(this::enter)));
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
            this.ownerCount = ownerCount;
            for (int i = 0; i < phrases.size(); i++) {
                addPieces(phrases.get(i), phraseOwners.get(i));
            }
            vocabulary.freeze();
            return new PhraseAutomaton(this);
        }

        private void addPieces(Phrase phrase, int owner) {
            List<Piece> pieces = phrase.pieces();
            boolean single = pieces.size() == 1;
            for (int i = 0; i < pieces.size(); i++) {
                int slot = single ? -1 : slots++;
                for (List<Element> words : pieces.get(i).alternatives()) {
                    ends.add(insert(words));
                    lengths.add(words.size());
                    slotsOfPieces.add(slot);
                    owners.add(owner);
                    gaps.add(i == 0 ? NO_GAP : pieces.get(i).gapBefore());
                    lasts.add(i == pieces.size() - 1);
                }
            }
        }

        private List<Integer> insert(List<Element> piece) {
            List<Integer> from = List.of(ROOT);
            for (Element element : piece) {
                List<Integer> to = new ArrayList<>();
                for (int node : from) {
                    for (int symbol : symbols(element)) {
                        to.add(child(node, symbol));
                    }
                }
                from = to;
            }
            return from;
        }

        private List<Integer> symbols(Element element) {
            return switch (element.kind()) {
                case WORD -> List.of(vocabulary.enter(element.text()));
                case PREFIX -> vocabulary.symbolsOfPrefix(element.text());
                case NUMBER -> vocabulary.symbolsOfNumbers();
                case ADDRESS -> List.of(Vocabulary.ADDRESS);
            };
        }

        private int child(int node, int symbol) {
            int target = transitions.get(node, symbol);
            if (target < 0) {
                target = nodes++;
                transitions.put(node, symbol, target);
                children.add(new ArrayList<>());
                children.get(node).add(new int[] {symbol, target});
            }
            return target;
        }
    }

    /** A map from a node and a symbol to a node, in two arrays. */
    private static final class Transitions {
        private long[] keys = new long[1 << 12];
        private int[] targets = new int[1 << 12];
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
            return -1;
        }

        void put(int node, int symbol, int target) {
            if (++size * 3 > keys.length) {
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

        private static long key(int node, int symbol) {
            return ((long) node << 32) | (symbol + 1L);
        }

        private static int slot(long key, int length) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 40) & (length - 1);
        }
    }
}
