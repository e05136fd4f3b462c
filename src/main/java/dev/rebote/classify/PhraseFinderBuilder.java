package dev.rebote.classify;

import dev.rebote.classify.Phrase.Element;
import dev.rebote.classify.Phrase.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gathers the phrases of a {@link PhraseFinder}; each belongs to an owner, which is a number of the caller's. Not thread-safe. */
final class PhraseFinderBuilder {

    private final VocabularyBuilder vocabulary;
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Integer> phraseOwners = new ArrayList<>();
    private final List<Integer> ownerOfSlot = new ArrayList<>();

    PhraseFinderBuilder() {
        this(new VocabularyBuilder());
    }

    private PhraseFinderBuilder(VocabularyBuilder vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Begins a finder with the same vocabulary; both are built when both have their phrases. */
    PhraseFinderBuilder beside() {
        return new PhraseFinderBuilder(vocabulary);
    }

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

    private void addPieces(List<Piece> pieces, int owner, PhraseTree.Builder tree) {
        int last = pieces.size() - 1;
        if (last == 0) {
            add(pieces.get(0), Ending.ofWhole(owner), tree);
            return;
        }
        boolean sharing = IntStream.range(0, last).anyMatch(i -> endsWithin(pieces.get(i), pieces.get(i + 1)));
        int firstSlot = ownerOfSlot.size();
        int slots = sharing ? Places.SLOTS : 1;
        ownerOfSlot.addAll(Collections.nCopies(last * slots, owner));
        for (int i = last; i >= 0; i--) {
            int slotBefore = firstSlot + (i - 1) * slots;
            int ending = i == 0
                    ? Ending.ofFirst(firstSlot)
                    : Ending.of(slotBefore, pieces.get(i).gapBefore(), i == last);
            add(pieces.get(i), sharing ? Ending.sharing(ending) : ending, tree);
        }
    }

    /**
     * Says whether a piece may be found anew within the next one, before that is: then where it was found last is not where it
     * was found before the next. Of two that end with the same word the longer is found first, of two alike the later.
     */
    private boolean endsWithin(Piece piece, Piece next) {
        return piece.alternatives().stream()
                .anyMatch(words -> next.alternatives().stream().anyMatch(others -> endsWithin(words, others)));
    }

    private boolean endsWithin(List<Element> words, List<Element> next) {
        int count = words.size() > next.size() ? next.size() : next.size() - 1;
        return IntStream.range(0, count).anyMatch(end -> endsAt(words, next, end));
    }

    private boolean endsAt(List<Element> words, List<Element> next, int end) {
        int last = words.size() - 1;
        return IntStream.rangeClosed(0, Math.min(last, end))
                .allMatch(back -> mayBeOne(words.get(last - back), next.get(end - back)));
    }

    private boolean mayBeOne(Element word, Element other) {
        Set<Integer> symbols = Arrays.stream(symbols(word)).boxed().collect(Collectors.toSet());
        return Arrays.stream(symbols(other)).anyMatch(symbols::contains);
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
