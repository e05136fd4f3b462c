package dev.rebote.notice;

import dev.rebote.yaml.Nearest;
import dev.rebote.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text with gaps, cut into its parts: strings and {@link Placeholder}s. */
record Template(List<Part> parts) {

    /** One piece of a text. */
    sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Gap(Placeholder placeholder) implements Part {}

    Template {
        parts = List.copyOf(parts);
    }

    /** Reads the text that stands at {@code node}; an unknown placeholder or a lone brace is a mistake. */
    static Template read(Node node, String name) {
        String text = node.asText(name).strip();
        if (text.isEmpty()) {
            throw node.mistake("'" + name + "' is empty");
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw node.mistake("a brace is opened and not closed: '" + text.substring(open) + "'");
            }
            parts.add(new Words(text.substring(from, open)));
            parts.add(new Gap(placeholder(node, text.substring(open + 1, close))));
            from = close + 1;
        }
        if (text.indexOf('}', from) >= 0) {
            throw node.mistake("a brace is closed and not opened: '" + text.substring(from) + "'");
        }
        parts.add(new Words(text.substring(from)));
        return new Template(parts);
    }

    private static Placeholder placeholder(Node node, String id) {
        return Placeholder.parse(id)
                .orElseThrow(
                        () -> node.mistake("unknown placeholder '{" + id + "}'" + Nearest.hint(id, Placeholder.ids())));
    }

    /** A sentence that begins with our word for an address begins with a capital; an address stays as it is. */
    private String capitalised(String filled) {
        int blank = filled.indexOf(' ');
        String first = blank < 0 ? filled : filled.substring(0, blank);
        boolean name = first.indexOf('@') >= 0 || first.indexOf('.') >= 0;
        return beginsWithGap() && !name && !filled.isEmpty()
                ? filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1)
                : filled;
    }

    private boolean beginsWithGap() {
        return parts.size() > 2 && parts.get(0).equals(new Words("")) && parts.get(1) instanceof Gap;
    }

    /** Says whether it can always be filled. */
    boolean isAlwaysKnown() {
        return parts.stream()
                .allMatch(
                        part -> !(part instanceof Gap gap) || gap.placeholder().isAlwaysKnown());
    }

    /** Fills the gaps; empty when a value is not known. */
    Optional<String> fill(Facts facts) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            Optional<String> next =
                    part instanceof Gap gap ? facts.value(gap.placeholder()) : Optional.of(((Words) part).text());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            filled.append(next.get());
        }
        return Optional.of(capitalised(filled.toString()));
    }
}
