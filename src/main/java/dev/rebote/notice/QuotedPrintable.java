package dev.rebote.notice;

/** Writes bytes so that every mail server carries them and people can still read them (RFC 2045, section 6.7). */
final class QuotedPrintable {

    /** RFC 2045, section 6.7: a line has at most 76 characters, the last of which may be needed for the soft break. */
    private static final int MAX_LINE = 75;

    private static final String HEX = "0123456789ABCDEF";

    private QuotedPrintable() {}

    /** Writes {@code text}, whose lines end with CRLF. */
    static String encode(byte[] text) {
        StringBuilder out = new StringBuilder(text.length + text.length / 4);
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            if (isLineEnd(text, i)) {
                out.append("\r\n");
                column = 0;
                i++;
                continue;
            }
            boolean plain = isPlain(text, i, column);
            if (column + (plain ? 1 : 3) > MAX_LINE) {
                out.append("=\r\n");
                column = 0;
                plain = isPlain(text, i, column);
            }
            column += append(out, text[i], plain);
        }
        return out.toString();
    }

    private static int append(StringBuilder out, byte b, boolean plain) {
        if (plain) {
            out.append((char) b);
            return 1;
        }
        out.append('=').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
        return 3;
    }

    /** A blank at the end of a line is lost on the way; servers stumble on a dot or From at the start of one. */
    private static boolean isPlain(byte[] text, int i, int column) {
        byte b = text[i];
        if (b == ' ' || b == '\t') {
            return i + 1 < text.length && !isLineEnd(text, i + 1);
        }
        boolean stumbles = column == 0 && (b == '.' || b == 'F' || b == '-');
        return b > ' ' && b < 127 && b != '=' && !stumbles;
    }

    private static boolean isLineEnd(byte[] text, int i) {
        return text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
    }
}
