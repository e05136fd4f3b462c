package dev.rebote.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes the words of a stranger safe to keep: bounded, repaired, without control characters but the line feed. */
final class ReplyText {

    private ReplyText() {}

    /** Gives at most {@code limit} characters of {@code text}; what is longer is cut. */
    static String clean(String text, int limit) {
        String bounded = text.length() <= limit ? text : text.substring(0, limit);
        if (isClean(bounded)) {
            return bounded;
        }
        String repaired = repaired(bounded, text.length() > limit);
        return (hasControls(repaired) ? withoutControls(repaired) : repaired).strip();
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return text.isEmpty() || (text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ');
    }

    /**
     * UTF-8 that was read as Latin-1, byte by byte, becomes itself again; all else stays. Only a text that was cut may end
     * within a character: in any other, a last é is one.
     */
    private static String repaired(String text, boolean cut) {
        int firstHigh = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return text;
            }
            firstHigh = firstHigh < 0 && c > 0x7F ? i : firstHigh;
        }
        if (firstHigh < 0 || !mayStartCharacter(text, firstHigh)) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            CharBuffer decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, cut ? wholeCharacters(bytes) : bytes.length));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** Most accents of Latin-1 stand before another letter, where UTF-8 has its second byte: no need to try it. */
    private static boolean mayStartCharacter(String text, int at) {
        return at + 1 == text.length() || (text.charAt(at + 1) & 0xC0) == 0x80;
    }

    /** Gives the number of bytes before a character that is not whole. */
    private static int wholeCharacters(byte[] bytes) {
        int start = bytes.length - 1;
        while (start > 0 && start > bytes.length - 4 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        int lead = bytes[start] & 0xFF;
        int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return start + needed > bytes.length ? start : bytes.length;
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && isHidden(c)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutControls(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                clean.append('\n');
            } else if (c == '\r') {
                boolean lineFeedFollows = i + 1 < text.length() && text.charAt(i + 1) == '\n';
                clean.append(lineFeedFollows ? "" : "\n");
            } else if (c == '\t') {
                clean.append(' ');
            } else if (!isHidden(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /** Controls, and the marks that turn the direction of a line around. */
    private static boolean isHidden(char c) {
        return Character.isISOControl(c)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF;
    }
}
