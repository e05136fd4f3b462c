package dev.rebote.cli;

import java.util.Optional;

/** Writes one JSON object (RFC 8259) on one line, without any character that a terminal could obey. */
final class JsonObject {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;
    private boolean first = true;

    private JsonObject(StringBuilder out) {
        this.out = out;
    }

    /** Starts an object at the end of {@code out}. */
    static JsonObject in(StringBuilder out) {
        out.append('{');
        return new JsonObject(out);
    }

    JsonObject text(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    JsonObject text(String name, Optional<String> value) {
        return value.isPresent() ? text(name, value.get()) : none(name);
    }

    JsonObject number(String name, Optional<? extends Number> value) {
        if (value.isEmpty()) {
            return none(name);
        }
        name(name);
        out.append(value.get());
        return this;
    }

    /** Adds a member that is a number, or else a text. */
    JsonObject value(String name, Optional<?> value) {
        return value.filter(Number.class::isInstance).isPresent()
                ? number(name, value.map(Number.class::cast))
                : text(name, value.map(Object::toString));
    }

    /** Adds a member whose value is JSON already. */
    JsonObject json(String name, CharSequence value) {
        name(name);
        out.append(value);
        return this;
    }

    /** Writes a text as JSON at the end of {@code out}. */
    static void quoted(String text, StringBuilder out) {
        new JsonObject(out).quote(text);
    }

    private JsonObject none(String name) {
        name(name);
        out.append("null");
        return this;
    }

    void end() {
        out.append('}');
    }

    private void name(String name) {
        if (!first) {
            out.append(',');
        }
        first = false;
        quote(name);
        out.append(':');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (isPlain(c) || isPair(text, i)) {
                out.append(c);
            } else {
                escape(c);
            }
        }
        out.append('"');
    }

    /** Controls, marks that turn the direction of a line and separators of lines are escaped, and halves of characters. */
    private static boolean isPlain(char c) {
        if (c < 127) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static boolean isPair(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >>> shift) & 0xF));
        }
    }
}
