package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Phrase.Element;
import dev.rebote.classify.Phrase.Kind;
import dev.rebote.classify.Phrase.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the finder with a plain, slow reading of what a phrase means, over many phrases and texts of a few words. */
class PhraseFinderProofTest {

    /** Few words, so that the pieces of a phrase overlap one another as often as they can. */
    private static final List<String> WORDS = List.of("mail", "box", "boxes", "full", "7");

    private static final int[] GAPS = {0, Phrase.SHORT_GAP, Phrase.LONG_GAP};
    private static final int BOOKS = 400;
    private static final int PHRASES = 30;
    private static final int TEXTS = 60;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail .. is full .. full @ mail is full is full",
                "mail .. full .. full stop @ mail full full stop",
                "mail .. mail stop @ mail mail stop",
                "mail .. full .. is full @ mail full is full",
                "mail ... box ... box @ mail box box box",
            })
    void shouldFindAPhraseWhosePiecesShareAWord(String row) {
        String[] parts = row.split(" @ ");
        assertThat(found(List.of(Phrase.parse(parts[0])), parts[1])).containsExactly(0);
    }

    @Test
    void shouldFindWhatAPlainReadingFinds() {
        Random random = new Random(20261126);
        for (int book = 0; book < BOOKS; book++) {
            List<Phrase> phrases = several(PHRASES, () -> phrase(random));
            PhraseFinder finder = finder(phrases);
            for (String text : several(TEXTS, () -> text(random))) {
                assertThat(owners(finder.search(text))).as(text).isEqualTo(plainly(phrases, text));
            }
        }
    }

    private static <T> List<T> several(int count, Supplier<T> made) {
        return IntStream.range(0, count).mapToObj(i -> made.get()).toList();
    }

    private static Phrase phrase(Random random) {
        List<Piece> pieces = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int gap = i == 0 ? 0 : GAPS[random.nextInt(GAPS.length)];
            pieces.add(new Piece(
                    gap, several(1 + random.nextInt(2), () -> several(1 + random.nextInt(3), () -> element(random)))));
        }
        return new Phrase(pieces);
    }

    private static Element element(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new Element(Kind.NUMBER, "");
            case 1 -> new Element(Kind.ADDRESS, "");
            case 2 -> new Element(Kind.PREFIX, "box");
            default -> new Element(Kind.WORD, WORDS.get(random.nextInt(WORDS.size())));
        };
    }

    private static String text(Random random) {
        return several(1 + random.nextInt(30), () -> word(random)).stream().collect(Collectors.joining(" "));
    }

    private static String word(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "42";
            case 1 -> "bob@example.com";
            case 2 -> "boxer";
            case 3 -> "other";
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    private static PhraseFinder finder(List<Phrase> phrases) {
        PhraseFinderBuilder builder = new PhraseFinderBuilder();
        for (int owner = 0; owner < phrases.size(); owner++) {
            builder.add(phrases.get(owner), owner);
        }
        return builder.build(phrases.size());
    }

    private static List<Integer> found(List<Phrase> phrases, String text) {
        return owners(finder(phrases).search(text));
    }

    private static List<Integer> owners(Hits hits) {
        return IntStream.range(0, hits.count())
                .map(hits::owner)
                .sorted()
                .boxed()
                .toList();
    }

    private static List<Integer> plainly(List<Phrase> phrases, String text) {
        List<String> words = Arrays.asList(text.split(" "));
        return IntStream.range(0, phrases.size())
                .filter(owner -> IntStream.range(0, words.size())
                        .anyMatch(at -> standsAt(phrases.get(owner).pieces(), words, at)))
                .boxed()
                .toList();
    }

    /** Says whether the first of these pieces begins at this word, and the others follow. */
    private static boolean standsAt(List<Piece> pieces, List<String> words, int at) {
        return pieces.get(0).alternatives().stream()
                .filter(alternative -> standsThere(alternative, words, at))
                .anyMatch(
                        alternative -> othersFollow(pieces.subList(1, pieces.size()), words, at + alternative.size()));
    }

    private static boolean othersFollow(List<Piece> others, List<String> words, int at) {
        return others.isEmpty()
                || IntStream.rangeClosed(at, at + others.get(0).gapBefore())
                        .anyMatch(next -> standsAt(others, words, next));
    }

    private static boolean standsThere(List<Element> elements, List<String> words, int at) {
        return at + elements.size() <= words.size()
                && IntStream.range(0, elements.size()).allMatch(i -> means(elements.get(i), words.get(at + i)));
    }

    private static boolean means(Element element, String word) {
        return switch (element.kind()) {
            case WORD -> word.equals(element.text());
            case PREFIX -> word.startsWith(element.text());
            case NUMBER -> Character.isDigit(word.charAt(0));
            case ADDRESS -> word.contains("@");
        };
    }
}
