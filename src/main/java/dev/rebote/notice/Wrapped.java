package dev.rebote.notice;

/** Text in lines that a terminal shows whole. */
final class Wrapped {

    /** What every mail reader shows, with room for being quoted in an answer. */
    static final int WIDTH = 72;

    /** The scripts before those of the Far East. */
    private static final int NARROW_UP_TO = 0x2E80;

    private Wrapped() {}

    /** Gives {@code text} in lines of at most {@link #WIDTH} columns; only a word that is longer stands over. */
    static String text(String text, String first, String others) {
        StringBuilder lines = new StringBuilder(text.length() + text.length() / 8 + WIDTH).append(first);
        int column = columns(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            int width = columns(word);
            if (!empty && column + 1 + width > WIDTH) {
                endLine(lines).append(others);
                column = columns(others);
                empty = true;
            }
            if (!empty) {
                lines.append(' ');
                column++;
            }
            column = append(lines, word, width, others, column);
            empty = false;
        }
        return endLine(lines).toString();
    }

    private static StringBuilder endLine(StringBuilder lines) {
        int end = lines.length();
        while (end > 0 && lines.charAt(end - 1) == ' ') {
            end--;
        }
        lines.setLength(end);
        return lines.append('\n');
    }

    private static int append(StringBuilder lines, String word, int width, String others, int column) {
        if (width > word.codePointCount(0, word.length())) {
            return appendWide(lines, word, others, column);
        }
        lines.append(word);
        return column + width;
    }

    /** A script without blanks between words may break between any two of its signs. */
    private static int appendWide(StringBuilder lines, String word, String others, int from) {
        int column = from;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            if (isWide(c) && column + 2 > WIDTH) {
                lines.append('\n').append(others);
                column = columns(others);
            }
            lines.appendCodePoint(c);
            column += isWide(c) ? 2 : 1;
            i += Character.charCount(c);
        }
        return column;
    }

    static int columns(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            columns += isWide(c) ? 2 : 1;
            i += Character.charCount(c);
        }
        return columns;
    }

    private static boolean isWide(int c) {
        return c >= NARROW_UP_TO
                && (Character.isIdeographic(c)
                        || (c >= 0x3000 && c <= 0x30FF)
                        || (c >= 0xAC00 && c <= 0xD7AF)
                        || (c >= 0xFF01 && c <= 0xFF60));
    }
}
