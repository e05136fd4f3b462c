package dev.rebote.suppress;

import java.util.Locale;

/** Text of strangers on its way into the store: in one line, without control characters, of bounded length. */
final class BoundedText {

    /** RFC 5321, section 4.5.3.1: 64 octets, the sign, 255 octets. What is longer was never an address. */
    static final int MAX_ADDRESS = 320;

    /** RFC 5321, section 4.5.3.1.2. */
    static final int MAX_DOMAIN = 255;

    private BoundedText() {}

    /** Gives the text in lower case, as the keys of the store are. Lower case may be longer, as that of İ is. */
    static String key(String text, int most) {
        String lower = line(text, most).toLowerCase(Locale.ROOT);
        return lower.length() > most ? line(lower, most) : lower;
    }

    /** Gives the text without what a database refuses or a terminal obeys: control characters, half characters. */
    static String line(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) : text;
        return isPlain(cut) ? cut.strip() : cleaned(cut).strip();
    }

    /** Gives what stands behind the last {@code @}; empty where there is none. */
    static String domainOf(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
