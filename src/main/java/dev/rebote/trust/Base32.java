package dev.rebote.trust;

/** Numbers and bytes in the letters that a change of case does not harm (RFC 4648, section 6), in lower case, unpadded. */
final class Base32 {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {}

    /** Writes bytes whose number is a multiple of five. */
    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 8 / BITS);
        int held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = ((held << Byte.SIZE) | (next & 0xff)) & 0xffff;
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(letter(held >> (bits - BITS)));
            }
        }
        return text.toString();
    }

    /** Writes the lowest bits of a number. */
    static String of(int number, int letters) {
        StringBuilder text = new StringBuilder(letters);
        for (int i = letters - 1; i >= 0; i--) {
            text.append(letter(number >> (i * BITS)));
        }
        return text.toString();
    }

    /** Reads what {@link #of(int, int)} wrote. */
    static int number(String text) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            number = (number << BITS) | LETTERS.indexOf(text.charAt(i));
        }
        return number;
    }

    /** Says whether a text holds nothing else. */
    static boolean isIn(String text) {
        return text.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
    }

    private static char letter(int number) {
        return LETTERS.charAt(number & ((1 << BITS) - 1));
    }
}
