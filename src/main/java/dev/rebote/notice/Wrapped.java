package dev.rebote.notice;

/** Text in lines that a terminal shows whole. */
final class Wrapped {

    /** What every mail reader shows, with room for being quoted in an answer. */
    static final int WIDTH = 72;

    private Wrapped() {}

    /** Gives {@code text} in lines of at most {@link #WIDTH} columns; only a word that is longer stands over. */
    static String text(String text, String first, String others) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        int column = columns(first);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            int width = columns(word);
            if (!empty && column + 1 + width > WIDTH) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(others);
                column = columns(others);
                empty = true;
            }
            if (!empty) {
                line.append(' ');
                column++;
            }
            column = append(lines, line, word, others, column);
            empty = false;
        }
        return lines.append(line.toString().stripTrailing()).append('\n').toString();
    }

    /** A script without blanks between words may break between any two of its signs. */
    private static int append(StringBuilder lines, StringBuilder line, String word, String others, int from) {
        int column = from;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            if (isWide(c) && column + 2 > WIDTH) {
                lines.append(line).append('\n');
                line.setLength(0);
                line.append(others);
                column = columns(others);
            }
            line.appendCodePoint(c);
            column += isWide(c) ? 2 : 1;
            i += Character.charCount(c);
        }
        return column;
    }

    static int columns(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x3000 && c <= 0x30FF)
                || (c >= 0xAC00 && c <= 0xD7AF)
                || (c >= 0xFF01 && c <= 0xFF60);
    }
}
