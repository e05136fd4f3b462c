package dev.rebote.classify;

import dev.rebote.status.EnhancedStatus;
import java.text.Normalizer;
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

    private static final int NEITHER = 0;
    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int IDEOGRAPH = 3;
    private static final int FOLDED_RANGE = 0x250;
    private static final int COMBINING = 0x300;
    private static final int COMBINING_END = 0x370;
    private static final int FULL_WIDTH = 0xFF01;
    private static final int FULL_WIDTH_END = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFEE0;
    private static final int MIN_PREFIX = 3;
    private static final char[] FOLDED = foldedLatin();
    private static final byte[] KINDS = asciiKinds();

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

    private static char[] foldedLatin() {
        char[] folded = new char[FOLDED_RANGE];
        for (char c = 0; c < FOLDED_RANGE; c++) {
            String bare = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            folded[c] = Character.toLowerCase(bare.charAt(0));
        }
        return folded;
    }

    private static byte[] asciiKinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            kinds[c] = (byte) (c >= '0' && c <= '9' ? DIGIT : Character.isLetter(c) ? LETTER : NEITHER);
        }
        return kinds;
    }

    static char fold(char c) {
        if (c < FOLDED_RANGE) {
            return FOLDED[c];
        }
        return c >= FULL_WIDTH && c <= FULL_WIDTH_END
                ? Character.toLowerCase((char) (c - FULL_WIDTH_SHIFT))
                : Character.toLowerCase(c);
    }

    private static int kind(char c) {
        if (c < 128) {
            return KINDS[c];
        }
        if (c >= FULL_WIDTH && c <= FULL_WIDTH_END) {
            return KINDS[c - FULL_WIDTH_SHIFT];
        }
        if (c >= 0x3040 && c <= 0x9FFF && Character.isLetter(c)) {
            return IDEOGRAPH;
        }
        return Character.isLetter(c) || isCombining(c) ? LETTER : NEITHER;
    }

    private static boolean isCombining(char c) {
        return c >= COMBINING && c < COMBINING_END;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '`' || c == '\u00B4';
    }

    /** Cuts what a phrase says into words, as {@link #read} does with a text. */
    static List<String> cut(String phrase) {
        List<String> found = new ArrayList<>();
        int i = 0;
        while (i < phrase.length()) {
            int kind = kind(phrase.charAt(i));
            int end = kind == IDEOGRAPH || kind == NEITHER ? i + 1 : endOfWord(phrase, i);
            if (kind != NEITHER) {
                StringBuilder word = new StringBuilder();
                phrase.substring(i, end)
                        .chars()
                        .filter(c -> !isApostrophe((char) c) && !isCombining((char) c))
                        .forEach(c -> word.append(kind == IDEOGRAPH ? (char) c : fold((char) c)));
                found.add(word.toString());
            }
            i = end;
        }
        return found;
    }

    /** Cuts a text into its words. */
    Tokens read(String text) {
        Tokens tokens = new Tokens(text.length() / 4 + 8);
        char[] folded = new char[64];
        int length = text.length();
        int runEnd = 0;
        int nextAt = -1;
        boolean runIsAddress = false;
        boolean multiLine = length > 4 && text.charAt(3) == '-' && kind(text.charAt(0)) == DIGIT;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            int kind = kind(c);
            if (kind == NEITHER) {
                i++;
                continue;
            }
            if (kind == IDEOGRAPH) {
                folded[0] = c;
                tokens.add(symbol(folded, 1, WordTable.hash(WordTable.HASH_START, c), false), i, i + 1);
                i++;
                continue;
            }
            if (i >= runEnd) {
                runEnd = endOfRun(text, i);
                nextAt = nextAt < i ? at(text, i) : nextAt;
                runIsAddress = nextAt > i && nextAt < runEnd - 1;
            }
            if (runIsAddress) {
                tokens.add(ADDRESS, i, runEnd);
                i = runEnd;
                continue;
            }
            int afterCode = kind == DIGIT && multiLine ? afterRepeatedCode(text, i) : i;
            if (afterCode > i) {
                i = afterCode;
                continue;
            }
            int end = endOfWord(text, i);
            if (end - i > folded.length) {
                folded = new char[end - i];
            }
            tokens.add(word(text, i, end, folded), i, end);
            i = end;
        }
        return tokens;
    }

    /**
     * Gives where the words go on after the code that begins each line of a reply ({@code 550-5.7.1 likely 550-5.7.1
     * unsolicited}), so that a sentence is one over all its lines; {@code from} when no such code stands there.
     */
    private static int afterRepeatedCode(String text, int from) {
        int afterCode = from + 3;
        boolean repeated = from > 0
                && text.startsWith(text.substring(0, 3), from)
                && afterCode < text.length()
                && (text.charAt(afterCode) == '-' || text.charAt(afterCode) == ' ');
        return repeated ? afterCode + 1 + EnhancedStatus.prefixLength(text, afterCode + 1) : from;
    }

    private static int endOfRun(String text, int from) {
        int i = from;
        while (i < text.length() && isAddressCharacter(text.charAt(i))) {
            i++;
        }
        while (i > from + 1 && text.charAt(i - 1) == '.') {
            i--;
        }
        return i;
    }

    private static boolean isAddressCharacter(char c) {
        return c == '@'
                || c == '.'
                || c == '_'
                || c == '-'
                || c == '+'
                || c == '='
                || c == '%'
                || c == '~'
                || c == '&'
                || (kind(c) != NEITHER && kind(c) != IDEOGRAPH);
    }

    private static int at(String text, int from) {
        int at = text.indexOf('@', from);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private static int endOfWord(String text, int from) {
        boolean number = kind(text.charAt(from)) == DIGIT;
        int i = from + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            int kind = kind(c);
            boolean next = i + 1 < text.length();
            if (kind == LETTER) {
                number = false;
            } else if (c == '.' && number && next && kind(text.charAt(i + 1)) == DIGIT) {
                i++;
            } else if (isApostrophe(c) && !number && next && kind(text.charAt(i + 1)) == LETTER) {
                i++;
            } else if (kind != DIGIT) {
                return i;
            }
            i++;
        }
        return i;
    }

    private int word(String text, int from, int end, char[] folded) {
        int hash = WordTable.HASH_START;
        int length = 0;
        boolean number = true;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (isApostrophe(c) || isCombining(c)) {
                continue;
            }
            char low = fold(c);
            number &= low == '.' || (low >= '0' && low <= '9');
            folded[length++] = low;
            hash = WordTable.hash(hash, low);
        }
        return symbol(folded, length, hash, number);
    }

    private int symbol(char[] word, int length, int hash, boolean number) {
        int symbol = words.find(word, length, hash);
        if (symbol != WordTable.NONE) {
            return symbol;
        }
        return number ? NUMBER : prefixSymbol(word, length);
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
