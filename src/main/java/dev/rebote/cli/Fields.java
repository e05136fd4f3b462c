package dev.rebote.cli;

import java.util.List;

/** Names and what belongs to them, in two columns. */
final class Fields {

    private static final int LABEL = 12;
    private static final String MARGIN = "  ";

    private final StringBuilder out;
    private final Ink ink;
    private final int width;

    Fields(StringBuilder out, Ink ink, int width) {
        this.out = out;
        this.ink = ink;
        this.width = width;
    }

    Fields add(String label, String text) {
        return add(label, "", text);
    }

    /** Adds a field whose first word is bold. */
    Fields add(String label, String bold, String text) {
        List<String> lines = Paragraph.lines(
                SafeText.line(bold.isEmpty() ? text : text.isEmpty() ? bold : bold + " – " + text),
                width - LABEL - MARGIN.length());
        for (int i = 0; i < lines.size(); i++) {
            String name = i == 0 ? label : "";
            String line = lines.get(i);
            String start = i == 0 && line.startsWith(bold) ? bold : "";
            out.append(MARGIN).append(ink.faint(name)).append(" ".repeat(LABEL - name.length()));
            out.append(ink.bold(start)).append(line, start.length(), line.length());
            out.append('\n');
        }
        return this;
    }
}
