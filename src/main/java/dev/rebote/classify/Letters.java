package dev.rebote.classify;

import java.text.Normalizer;

/** What the characters of a text are for its words: what kind each is of, and which count as the same. */
final class Letters {

    static final int NEITHER = 0;
    static final int LETTER = 1;
    static final int DIGIT = 2;
    static final int IDEOGRAPH = 3;

    private static final int LATIN_END = 0x250;
    private static final int COMBINING = 0x300;
    private static final int COMBINING_END = 0x370;
    private static final int IDEOGRAPHS = 0x3040;
    private static final int IDEOGRAPHS_END = 0x9FFF;
    private static final int FULL_WIDTH = 0xFF01;
    private static final int FULL_WIDTH_END = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFEE0;
    private static final char[] FOLDED = foldedLatin();
    private static final byte[] KINDS = latinKinds();

    private Letters() {}

    private static char[] foldedLatin() {
        char[] folded = new char[LATIN_END];
        for (char c = 0; c < folded.length; c++) {
            String bare = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            folded[c] = Character.toLowerCase(bare.charAt(0));
        }
        return folded;
    }

    private static byte[] latinKinds() {
        byte[] kinds = new byte[LATIN_END];
        for (char c = 0; c < kinds.length; c++) {
            kinds[c] = (byte) (c >= '0' && c <= '9' ? DIGIT : Character.isLetter(c) ? LETTER : NEITHER);
        }
        return kinds;
    }

    /** Gives the letter without case, accent and width. */
    static char fold(char c) {
        if (c < LATIN_END) {
            return FOLDED[c];
        }
        return Character.toLowerCase(isFullWidth(c) ? (char) (c - FULL_WIDTH_SHIFT) : c);
    }

    static int kind(char c) {
        if (c < LATIN_END) {
            return KINDS[c];
        }
        if (isFullWidth(c)) {
            return KINDS[c - FULL_WIDTH_SHIFT];
        }
        if (!Character.isLetter(c)) {
            return isCombining(c) ? LETTER : NEITHER;
        }
        return c >= IDEOGRAPHS && c <= IDEOGRAPHS_END ? IDEOGRAPH : LETTER;
    }

    private static boolean isFullWidth(char c) {
        return c >= FULL_WIDTH && c <= FULL_WIDTH_END;
    }

    /** Says whether the character is an accent to the letter before, and counts for nothing. */
    static boolean isCombining(char c) {
        return c >= COMBINING && c < COMBINING_END;
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '`' || c == '\u00B4';
    }
}
