package dev.rebote.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines. */
final class Paragraph {

    private Paragraph() {}

    /** Gives lines of at most {@code width} characters, unless a word alone is longer; line feeds stay. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> wrap(line, width, lines));
        return lines;
    }

    private static void wrap(String text, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }
}
