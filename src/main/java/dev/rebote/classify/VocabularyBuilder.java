package dev.rebote.classify;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Gathers the words of all phrases and numbers them. Not thread-safe. */
final class VocabularyBuilder {

    private final NavigableMap<String, Integer> words = new TreeMap<>();
    private final NavigableMap<String, Integer> prefixes = new TreeMap<>();
    private final Map<String, int[]> symbolsOfPrefixes = new HashMap<>();
    private int[] symbolsOfNumbers = new int[0];
    private int next = Vocabulary.FIRST_WORD;

    /** Enters a whole word as a phrase writes it and gives its number. */
    int enter(String word) {
        return words.computeIfAbsent(word, unseen -> next++);
    }

    /** Enters the beginning of words and gives its number. */
    int enterPrefix(String prefix) {
        return prefixes.computeIfAbsent(prefix, unseen -> next++);
    }

    /** Gives how many numbers there are; all are below it. */
    int symbols() {
        return next;
    }

    /** Gives all numbers that a text may show where a phrase has {@code prefix*}; to be asked when all words are entered. */
    int[] symbolsOfPrefix(String prefix) {
        return symbolsOfPrefixes.computeIfAbsent(
                prefix,
                beginning -> IntStream.concat(beginning(words, beginning), beginning(prefixes, beginning))
                        .toArray());
    }

    private static IntStream beginning(NavigableMap<String, Integer> words, String beginning) {
        return words.subMap(beginning, true, beginning + Character.MAX_VALUE, false).values().stream()
                .mapToInt(Integer::intValue);
    }

    /** Gives all numbers that a text may show where a phrase has {@code #}; to be asked when all words are entered. */
    int[] symbolsOfNumbers() {
        if (symbolsOfNumbers.length == 0) {
            symbolsOfNumbers = IntStream.concat(IntStream.of(Vocabulary.NUMBER), numbersAmongWords())
                    .toArray();
        }
        return symbolsOfNumbers;
    }

    private IntStream numbersAmongWords() {
        return words.entrySet().stream()
                .filter(entry -> entry.getKey().chars().allMatch(c -> Character.isDigit(c) || c == '.'))
                .mapToInt(Map.Entry::getValue);
    }

    Vocabulary build() {
        return Vocabulary.of(words, prefixes);
    }
}
