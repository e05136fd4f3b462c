package dev.rebote.classify;

import java.util.ArrayList;
import java.util.List;

/** Unfolds the brackets of a phrase: {@code exceed(s|ed) [the] quota} into the four texts that it stands for. */
final class Brackets {

    /** More alternatives than these in one piece are a mistake. */
    private static final int MAX_ALTERNATIVES = 512;

    private final String text;
    private int position;

    private Brackets(String text) {
        this.text = text;
    }

    /**
     * Gives each text that {@code text} stands for.
     *
     * @throws IllegalArgumentException when a bracket is not closed or closes nothing, or there are too many alternatives
     */
    static List<String> unfold(String text) {
        Brackets brackets = new Brackets(text);
        List<String> texts = brackets.sequence(false);
        if (brackets.position < text.length()) {
            throw new IllegalArgumentException(
                    "'" + text.charAt(brackets.position) + "' closes nothing in '" + text + "'");
        }
        return texts;
    }

    private List<String> sequence(boolean nested) {
        List<String> texts = List.of("");
        while (position < text.length() && !ends(text.charAt(position), nested)) {
            texts = product(texts, next());
        }
        return texts;
    }

    private static boolean ends(char c, boolean nested) {
        return c == ')' || c == ']' || (nested && c == '|');
    }

    private List<String> next() {
        char c = text.charAt(position);
        if (c == '(') {
            return group(')');
        }
        if (c == '[') {
            List<String> texts = new ArrayList<>(List.of(""));
            texts.addAll(group(']'));
            return texts;
        }
        int start = position;
        while (position < text.length() && "()[]|".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        position += position == start ? 1 : 0;
        return List.of(text.substring(start, position));
    }

    private List<String> group(char close) {
        char open = text.charAt(position);
        List<String> texts = new ArrayList<>();
        do {
            position++;
            texts.addAll(sequence(true));
        } while (position < text.length() && text.charAt(position) == '|');
        if (position >= text.length() || text.charAt(position) != close) {
            throw new IllegalArgumentException("'" + open + "' is not closed in '" + text + "'");
        }
        position++;
        return texts;
    }

    private List<String> product(List<String> heads, List<String> tails) {
        if (heads.size() * tails.size() > MAX_ALTERNATIVES) {
            throw new IllegalArgumentException("more than " + MAX_ALTERNATIVES + " alternatives in '" + text + "'");
        }
        List<String> texts = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                texts.add(head.isEmpty() ? tail : head + tail);
            }
        }
        return texts;
    }
}
