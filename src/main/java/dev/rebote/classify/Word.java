package dev.rebote.classify;

import java.util.Arrays;

/**
 * One word of a text after the other, as it is looked up: without case, accents and apostrophes. A number may have dots, an
 * ideograph is a word by itself. Not thread-safe.
 */
final class Word {

    private final String text;
    private char[] letters = new char[32];
    private int length;
    private int hash;
    private boolean number;

    Word(String text) {
        this.text = text;
    }

    /** Takes the word that starts with the letter or digit at {@code from}; gives where it ends. */
    int take(int from) {
        int kind = Letters.kind(text.charAt(from));
        length = 0;
        hash = WordTable.HASH_START;
        number = kind == Letters.DIGIT;
        if (kind == Letters.IDEOGRAPH) {
            add(text.charAt(from));
            return from + 1;
        }
        int end = from;
        while (end < text.length() && takes(end)) {
            end++;
        }
        return end;
    }

    private boolean takes(int at) {
        char c = text.charAt(at);
        int kind = Letters.kind(c);
        if (kind == Letters.LETTER) {
            number = false;
            if (!Letters.isCombining(c)) {
                add(Letters.fold(c));
            }
            return true;
        }
        if (kind == Letters.DIGIT || (c == '.' && number && isFollowed(at, Letters.DIGIT))) {
            add(Letters.fold(c));
            return true;
        }
        return Letters.isApostrophe(c) && !number && isFollowed(at, Letters.LETTER);
    }

    private boolean isFollowed(int at, int kind) {
        return at + 1 < text.length() && Letters.kind(text.charAt(at + 1)) == kind;
    }

    private void add(char letter) {
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, length * 2);
        }
        letters[length++] = letter;
        hash = WordTable.hash(hash, letter);
    }

    boolean isNumber() {
        return number;
    }

    char[] letters() {
        return letters;
    }

    int length() {
        return length;
    }

    int hash() {
        return hash;
    }

    @Override
    public String toString() {
        return new String(letters, 0, length);
    }
}
