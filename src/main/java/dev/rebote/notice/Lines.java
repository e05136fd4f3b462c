package dev.rebote.notice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a message, as bytes. */
final class Lines {

    /** RFC 5322, section 2.1.1: a line has at most 998 characters without its CRLF. */
    private static final int MAX_LINE = 998;

    private static final byte[] CRLF = {'\r', '\n'};

    private Lines() {}

    /** Gives the same lines, each with CRLF at its end, whatever ended it before. */
    static byte[] canonical(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 64);
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\r' || text[i] == '\n') {
                out.write(text, from, i - from);
                out.writeBytes(CRLF);
                boolean pair = text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
                i += pair ? 1 : 0;
                from = i + 1;
            }
        }
        out.write(text, from, text.length - from);
        return out.toByteArray();
    }

    /** Gives where the header ends: after the CRLF of its last line. */
    static int endOfHeader(byte[] lines) {
        if (lines.length > 1 && lines[0] == '\r') {
            return 0;
        }
        for (int i = 0; i + 3 < lines.length; i++) {
            if (lines[i] == '\r' && lines[i + 2] == '\r') {
                return i + 2;
            }
        }
        return lines.length;
    }

    /** Gives the first {@code end} bytes, but at most {@code limit}; where that cuts, or {@code cut} says so, only whole lines. */
    static byte[] bounded(byte[] lines, int end, int limit, boolean cut) {
        int last = Math.min(end, limit);
        if (last < end || cut) {
            while (last > 0 && lines[last - 1] != '\n') {
                last--;
            }
        }
        byte[] kept = Arrays.copyOf(lines, last);
        boolean open = last > 0 && kept[last - 1] != '\n';
        return open ? withLineEnd(kept) : kept;
    }

    private static byte[] withLineEnd(byte[] text) {
        byte[] ended = Arrays.copyOf(text, text.length + 2);
        ended[text.length] = '\r';
        ended[text.length + 1] = '\n';
        return ended;
    }

    /** Gives bytes as characters, one for one. */
    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Gives characters as bytes, one for one. */
    static byte[] latin1(String characters) {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Says whether any byte is above 127. */
    static boolean isEightBit(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    /** Says whether the bytes are UTF-8. */
    static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Says whether a server that knows no more than lines of text can carry it: no NUL, no line too long (RFC 2045, section 2.8). */
    static boolean isText(byte[] text) {
        int column = 0;
        for (byte b : text) {
            if (b == 0) {
                return false;
            }
            column = b == '\n' ? 0 : column + (b == '\r' ? 0 : 1);
            if (column > MAX_LINE) {
                return false;
            }
        }
        return true;
    }
}
