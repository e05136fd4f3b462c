package dev.rebote.demo;

import java.util.ArrayList;
import java.util.List;

/** Prints two texts side by side. */
final class Columns {

    private static final int GAP = 3;
    private static final int LEAST_WIDTH = 80;
    private static final int MOST_WIDTH = 170;

    private final int width;

    /** Makes columns that fill a terminal of this width. */
    Columns(int terminalWidth) {
        width = (Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, terminalWidth)) - GAP) / 2;
    }

    /** Gives the lines of both texts, each in its column. */
    List<String> sideBySide(String left, String right) {
        List<String> leftLines = wrapped(left);
        List<String> rightLines = wrapped(right);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(leftLines.size(), rightLines.size()); i++) {
            String one = i < leftLines.size() ? leftLines.get(i) : "";
            String other = i < rightLines.size() ? rightLines.get(i) : "";
            lines.add((padded(one) + " │ " + other).stripTrailing());
        }
        return lines;
    }

    /** Gives a line over both columns. */
    String rule() {
        return "─".repeat(width) + "─┼" + "─".repeat(width + 1);
    }

    private String padded(String text) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }

    private List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.strip().split("\\R", -1)) {
            wrap(line.stripTrailing(), lines);
        }
        return lines;
    }

    private void wrap(String line, List<String> lines) {
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > width / 3 ? blank : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
    }
}
