package dev.rebote.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields in the making. Whatever a value holds, a field stays one field, and its lines stay short. */
final class Fields {

    /** RFC 5322, section 2.1.1: lines should not be longer than 78. */
    private static final int FOLD_AT = 76;

    /** RFC 5322, section 2.1.1: lines must not be longer than 998 bytes, and a character has up to three; a longer word is broken. */
    private static final int MAX_WORD = 300;

    /** The longest value of a field: Evidence keeps at most 4,096 characters of a reply, and escaping makes up to eight of one. */
    private static final int MAX_VALUE = 40_000;

    private final StringBuilder lines = new StringBuilder();

    /** Adds a field. */
    Fields add(String name, String value) {
        String text = SafeText.oneLine(value, MAX_VALUE);
        lines.append(name).append(':');
        if (name.length() + 2 + text.length() <= FOLD_AT) {
            lines.append(' ').append(text);
        } else {
            addFolded(text, name.length() + 1);
        }
        lines.append("\r\n");
        return this;
    }

    private void addFolded(String text, int from) {
        int column = from;
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            for (String piece : pieces(word)) {
                if (!first && column + 1 + piece.length() > FOLD_AT) {
                    lines.append("\r\n");
                    column = 0;
                }
                lines.append(' ').append(piece);
                column += 1 + piece.length();
                first = false;
            }
        }
    }

    private static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (word.length() - from > MAX_WORD) {
            int end = from + MAX_WORD - (Character.isHighSurrogate(word.charAt(from + MAX_WORD - 1)) ? 1 : 0);
            pieces.add(word.substring(from, end));
            from = end;
        }
        pieces.add(word.substring(from));
        return pieces;
    }

    /** Adds a field when there is a value. */
    Fields add(String name, Optional<String> value) {
        value.ifPresent(text -> add(name, text));
        return this;
    }

    /** Ends a group of fields. */
    Fields blankLine() {
        lines.append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
