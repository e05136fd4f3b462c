package dev.rebote.classify;

import dev.rebote.status.EnhancedStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The words that occur in any phrase, each with a number, and the way a text is cut into them. Case, accents and apostrophes
 * do not count; a mail address is one word, so that nothing in it can be mistaken for prose; an ideograph is a word by itself.
 * Immutable and thread-safe; reading is linear in the length of the text.
 */
final class Vocabulary {

    static final int OTHER = 0;
    static final int NUMBER = 1;
    static final int ADDRESS = 2;
    static final int FIRST_WORD = 3;

    /** A shorter beginning would be that of too many words. */
    private static final int MIN_PREFIX = 3;

    private final WordTable words;
    private final WordTable prefixes;

    private Vocabulary(WordTable words, WordTable prefixes) {
        this.words = words;
        this.prefixes = prefixes;
    }

    /** Gives the vocabulary of these words and beginnings of words. */
    static Vocabulary of(Map<String, Integer> words, Map<String, Integer> prefixes) {
        return new Vocabulary(WordTable.of(words), WordTable.of(prefixes));
    }

    /** Cuts what a phrase says into words, as {@link #read} does with a text. */
    static List<String> cut(String phrase) {
        List<String> found = new ArrayList<>();
        Word word = new Word(phrase);
        int i = 0;
        while (i < phrase.length()) {
            if (Letters.kind(phrase.charAt(i)) == Letters.NEITHER) {
                i++;
            } else {
                i = word.take(i);
                found.add(word.toString());
            }
        }
        return found;
    }

    /** Cuts a text into its words. */
    Tokens read(String text) {
        return new Reading(text).all();
    }

    /** The reading of one text. */
    private final class Reading {
        private final String text;
        private final Tokens tokens;
        private final Word word;
        private final AddressSpots addresses;
        private final boolean severalLines;

        private Reading(String text) {
            this.text = text;
            tokens = new Tokens(text.length() / 4 + 8);
            word = new Word(text);
            addresses = new AddressSpots(text);
            severalLines = text.length() > 4 && text.charAt(3) == '-' && Letters.kind(text.charAt(0)) == Letters.DIGIT;
        }

        private Tokens all() {
            int at = 0;
            while (at < text.length()) {
                at = Letters.kind(text.charAt(at)) == Letters.NEITHER ? at + 1 : afterWord(at);
            }
            return tokens;
        }

        private int afterWord(int from) {
            int afterAddress = addresses.endFrom(from);
            if (afterAddress > from) {
                tokens.add(ADDRESS, from, afterAddress);
                return afterAddress;
            }
            if (severalLines && repeatsCode(from)) {
                return from + 4 + EnhancedStatus.prefixLength(text, from + 4);
            }
            int end = word.take(from);
            tokens.add(symbol(word), from, end);
            return end;
        }

        /**
         * Says whether the code stands here that begins each line of a reply ({@code 550-5.7.1 likely 550-5.7.1 unsolicited}):
         * the words go on after it, so that a sentence is one over all its lines.
         */
        private boolean repeatsCode(int from) {
            int after = from + 3;
            return from > 0
                    && text.regionMatches(from, text, 0, 3)
                    && after < text.length()
                    && (text.charAt(after) == '-' || text.charAt(after) == ' ');
        }
    }

    private int symbol(Word word) {
        int symbol = words.find(word.letters(), word.length(), word.hash());
        if (symbol != WordTable.NONE) {
            return symbol;
        }
        return word.isNumber() ? NUMBER : prefixSymbol(word.letters(), word.length());
    }

    private int prefixSymbol(char[] word, int length) {
        int best = OTHER;
        int hash = WordTable.HASH_START;
        for (int i = 0; i < length; i++) {
            hash = WordTable.hash(hash, word[i]);
            int symbol = i + 1 < MIN_PREFIX ? WordTable.NONE : prefixes.find(word, i + 1, hash);
            best = symbol == WordTable.NONE ? best : symbol;
        }
        return best;
    }

    void write(TableWriter out) {
        words.write(out);
        prefixes.write(out);
    }

    static Vocabulary read(TableReader in) {
        return new Vocabulary(WordTable.read(in), WordTable.read(in));
    }
}
