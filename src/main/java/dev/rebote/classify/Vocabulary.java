package dev.rebote.classify;

import dev.rebote.status.EnhancedStatus;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The words that occur in any phrase, each with a number, and the way a text is cut into them. Case, accents and apostrophes
 * do not count; a mail address is one word, so that nothing in it can be mistaken for prose; an ideograph is a word by itself.
 * Immutable after {@link #freeze}; reading is linear in the length of the text.
 */
final class Vocabulary {

    static final int OTHER = 0;
    static final int NUMBER = 1;
    static final int ADDRESS = 2;
    private static final int FIRST_WORD = 3;

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
    private static final int FNV_START = 0x811C9DC5;
    private static final int FNV_FACTOR = 0x01000193;
    private static final int MIN_PREFIX = 3;
    private static final char[] FOLDED = foldedLatin();
    private static final byte[] KINDS = asciiKinds();

    private final NavigableMap<String, Integer> words = new TreeMap<>();
    private final NavigableMap<String, Integer> prefixes = new TreeMap<>();
    private final Map<String, int[]> symbolsOfPrefixes = new HashMap<>();
    private int[] symbolsOfNumbers = new int[0];
    private int next = FIRST_WORD;
    private String[] table = new String[0];
    private int[] tableSymbols = new int[0];
    private int[] tableHashes = new int[0];
    private String[] prefixTable = new String[0];
    private int[] prefixSymbols = new int[0];

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
            symbolsOfNumbers =
                    IntStream.concat(IntStream.of(NUMBER), numbersAmongWords()).toArray();
        }
        return symbolsOfNumbers;
    }

    private IntStream numbersAmongWords() {
        return words.entrySet().stream()
                .filter(entry -> entry.getKey().chars().allMatch(c -> Character.isDigit(c) || c == '.'))
                .mapToInt(Map.Entry::getValue);
    }

    /** Makes the tables that reading uses; nothing can be entered after it. */
    void freeze() {
        int size = Integer.highestOneBit(Math.max(16, words.size() * 3)) * 2;
        table = new String[size];
        tableSymbols = new int[size];
        tableHashes = new int[size];
        words.forEach((word, symbol) -> {
            int hash = hash(word);
            int slot = free(table, hash);
            table[slot] = word;
            tableSymbols[slot] = symbol;
            tableHashes[slot] = hash;
        });
        int prefixSize = Integer.highestOneBit(Math.max(16, prefixes.size() * 3)) * 2;
        prefixTable = new String[prefixSize];
        prefixSymbols = new int[prefixSize];
        prefixes.forEach((prefix, symbol) -> {
            int slot = free(prefixTable, hash(prefix));
            prefixTable[slot] = prefix;
            prefixSymbols[slot] = symbol;
        });
    }

    private static int free(String[] table, int hash) {
        int slot = hash & (table.length - 1);
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private static int hash(String word) {
        int hash = FNV_START;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * FNV_FACTOR;
        }
        return mixed(hash);
    }

    private static int mixed(int hash) {
        return hash ^ (hash >>> 15);
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
                tokens.add(symbol(folded, 1, (FNV_START ^ c) * FNV_FACTOR, false), i, i + 1);
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
        int hash = FNV_START;
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
            hash = (hash ^ low) * FNV_FACTOR;
        }
        return symbol(folded, length, hash, number);
    }

    private int symbol(char[] word, int length, int rawHash, boolean number) {
        int hash = mixed(rawHash);
        int slot = hash & (table.length - 1);
        while (table[slot] != null) {
            if (tableHashes[slot] == hash && same(table[slot], word, length)) {
                return tableSymbols[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return number ? NUMBER : prefixSymbol(word, length);
    }

    private int prefixSymbol(char[] word, int length) {
        int best = OTHER;
        int hash = FNV_START;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ word[i]) * FNV_FACTOR;
            if (i + 1 >= MIN_PREFIX) {
                int slot = mixed(hash) & (prefixTable.length - 1);
                while (prefixTable[slot] != null) {
                    if (same(prefixTable[slot], word, i + 1)) {
                        best = prefixSymbols[slot];
                        break;
                    }
                    slot = (slot + 1) & (prefixTable.length - 1);
                }
            }
        }
        return best;
    }

    private static boolean same(String entry, char[] word, int length) {
        if (entry.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (entry.charAt(i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The words of one text: their numbers and where they stand. Not thread-safe. */
    static final class Tokens {
        private int[] symbols;
        private int[] starts;
        private int[] ends;
        private int count;

        private Tokens(int capacity) {
            symbols = new int[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        private void add(int symbol, int start, int end) {
            if (count == symbols.length) {
                symbols = Arrays.copyOf(symbols, count * 2);
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            symbols[count] = symbol;
            starts[count] = start;
            ends[count++] = end;
        }

        int count() {
            return count;
        }

        int symbol(int index) {
            return symbols[index];
        }

        int start(int index) {
            return starts[index];
        }

        int end(int index) {
            return ends[index];
        }
    }
}
