package dev.rebote.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON object (RFC 8259) of a line that we wrote ourselves and somebody may have changed. Numbers and truth values are
 * texts; null is nothing. Not thread-safe.
 */
final class JsonReader {

    /** What we write has three levels; a thousand would exhaust the stack. */
    private static final int MAX_DEPTH = 20;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Gives the members of the object: texts, lists and maps; empty when {@code text} is no object. */
    static Optional<Map<String, Object>> object(String text) {
        JsonReader reader = new JsonReader(text);
        try {
            Map<String, Object> object = reader.object(0);
            reader.space();
            return reader.at == text.length() ? Optional.of(object) : Optional.empty();
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    /** Says that the text is no JSON; it never leaves this class. */
    private static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Map<String, Object> object(int depth) throws NotJson {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        boolean more = !skip('}');
        while (more) {
            String name = quoted();
            expect(':');
            value(depth + 1).ifPresent(value -> members.put(name, value));
            more = skip(',');
            if (!more) {
                expect('}');
            }
        }
        return members;
    }

    private List<Object> list(int depth) throws NotJson {
        List<Object> items = new ArrayList<>();
        expect('[');
        boolean more = !skip(']');
        while (more) {
            value(depth + 1).ifPresent(items::add);
            more = skip(',');
            if (!more) {
                expect(']');
            }
        }
        return items;
    }

    private Optional<Object> value(int depth) throws NotJson {
        if (depth > MAX_DEPTH) {
            throw new NotJson();
        }
        space();
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case '{' -> Optional.of(object(depth));
            case '[' -> Optional.of(list(depth));
            case '"' -> Optional.of(quoted());
            default -> word();
        };
    }

    private Optional<Object> word() throws NotJson {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new NotJson();
        }
        String word = text.substring(start, at);
        return word.equals("null") ? Optional.empty() : Optional.of(word);
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'E';
    }

    private String quoted() throws NotJson {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return value.toString();
    }

    private char escaped() throws NotJson {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw new NotJson();
        };
    }

    private char unicode() throws NotJson {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                throw new NotJson();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private void expect(char c) throws NotJson {
        if (!skip(c)) {
            throw new NotJson();
        }
    }

    private boolean skip(char c) {
        space();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
