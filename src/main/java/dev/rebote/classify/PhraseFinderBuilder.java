package dev.rebote.classify;

import dev.rebote.classify.Phrase.Element;
import dev.rebote.classify.Phrase.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gathers the phrases of a {@link PhraseFinder}; each belongs to an owner, which is a number of the caller's. Not thread-safe. */
final class PhraseFinderBuilder {

    private final VocabularyBuilder vocabulary = new VocabularyBuilder();
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Integer> phraseOwners = new ArrayList<>();
    private final List<Integer> ownerOfSlot = new ArrayList<>();

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

    /** Gives the finder for owners below {@code ownerCount}. */
    PhraseFinder build(int ownerCount) {
        PhraseTree.Builder tree = new PhraseTree.Builder(vocabulary.symbols());
        for (int i = 0; i < phrases.size(); i++) {
            addPieces(phrases.get(i).pieces(), phraseOwners.get(i), tree);
        }
        if (ownerCount > Ending.MAX || ownerOfSlot.size() > Ending.MAX) {
            throw new IllegalArgumentException("more than " + Ending.MAX + " rules or pieces of phrases");
        }
        int[] owners = ownerOfSlot.stream().mapToInt(Integer::intValue).toArray();
        return new PhraseFinder(vocabulary.build(), tree.build(), owners, ownerCount);
    }

    /**
     * The last piece first: a word that ends two pieces shall end the later before the earlier starts anew. Where the last one
     * is found need not be remembered, so that it has no slot.
     */
    private void addPieces(List<Piece> pieces, int owner, PhraseTree.Builder tree) {
        int firstSlot = ownerOfSlot.size();
        int last = pieces.size() - 1;
        ownerOfSlot.addAll(Collections.nCopies(last, owner));
        for (int i = last; i > 0; i--) {
            add(pieces.get(i), Ending.of(firstSlot + i - 1, pieces.get(i).gapBefore(), i == last), tree);
        }
        add(pieces.get(0), last == 0 ? Ending.ofWhole(owner) : Ending.ofFirst(firstSlot), tree);
    }

    private void add(Piece piece, int ending, PhraseTree.Builder tree) {
        for (List<Element> words : piece.alternatives()) {
            tree.add(words.stream().map(this::symbols).toList(), ending);
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
