package dev.rebote.notice;

import java.util.Locale;

/** Makes what strangers wrote safe to repeat: on one line, bounded, without what hides or turns text around. */
final class SafeText {

    private SafeText() {}

    /** Gives {@code text} on one line of at most {@code limit} characters; every run of blanks and controls becomes one blank. */
    static String oneLine(String text, int limit) {
        return text.length() <= limit && isClean(text) ? text : cleaned(text, limit);
    }

    /** Says whether there is nothing to clean, as in most of what strangers write. */
    private static boolean isClean(String text) {
        boolean afterBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && afterBlank)) {
                return false;
            }
            afterBlank = c == ' ';
        }
        return text.isEmpty() || !afterBlank;
    }

    private static String cleaned(String text, int limit) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), limit));
        boolean blank = false;
        for (int i = 0; i < text.length() && clean.length() <= limit; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                blank = !clean.isEmpty();
            } else if (!isHidden(c)) {
                if (blank) {
                    clean.append(' ');
                    blank = false;
                }
                clean.appendCodePoint(c);
            }
        }
        return clean.length() <= limit ? clean.toString() : cut(clean, limit);
    }

    /** Gives {@code text} without blanks, controls and hidden characters: an address, a host, an id. */
    static String oneWord(String text, int limit) {
        return oneLine(text, limit).replace(" ", "");
    }

    private static String cut(StringBuilder text, int limit) {
        int end = Math.max(0, limit - 1);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** Half characters, marks without width, and marks that turn the direction of a line around. */
    private static boolean isHidden(int c) {
        return (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFD)
                || !Character.isDefined(c);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Writes what is not ASCII as {@code \x{E9}} (RFC 6533, section 3, uses the same form in addresses). */
    static String escaped(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.append((char) c);
            } else {
                ascii.append("\\x{")
                        .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .append('}');
            }
        });
        return ascii.toString();
    }
}
