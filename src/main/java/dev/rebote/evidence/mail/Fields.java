package dev.rebote.evidence.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fields of a header, or of a group of a report, in their order; names are compared without case. Immutable. */
public final class Fields {

    /** No field. */
    public static final Fields NONE = new Fields(List.of());

    private final List<Field> fields;

    private Fields(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Gives these fields. */
    public static Fields of(List<Field> fields) {
        return new Fields(fields);
    }

    /**
     * One field.
     *
     * @param name  in lower case
     * @param value unfolded and stripped, encoded words as they are
     */
    public record Field(String name, String value) {}

    /** Gives the value of the first such field. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Gives the value of the first such field, empty when there is none. */
    public String text(String name) {
        return first(name).orElse("");
    }

    /** Gives the value of the first such field with its encoded words decoded (RFC 2047). */
    public String words(String name) {
        return MailReader.decodeWords(text(name));
    }

    /** Gives the values of all such fields. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** Says whether there is such a field. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** Gives all fields. */
    public List<Field> list() {
        return fields;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /**
     * Reads fields from {@code text} until its first empty line; lines that are neither field nor continuation are passed
     * over.
     */
    public static Fields parse(String text) {
        return groups(text, 1).stream().findFirst().orElse(NONE);
    }

    /** Reads groups of fields that empty lines part from each other, at most {@code limit} of them. */
    public static List<Fields> groups(String text, int limit) {
        List<Fields> groups = new ArrayList<>();
        Collector collector = new Collector();
        int at = 0;
        while (at < text.length() && groups.size() < limit) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end);
            if (line.isBlank()) {
                collector.take().ifPresent(groups::add);
            } else {
                collector.line(line);
            }
            at = end + 1;
        }
        if (groups.size() < limit) {
            collector.take().ifPresent(groups::add);
        }
        return groups;
    }

    /** Gives the place of the colon when {@code line} starts as a field does, else -1. */
    public static int colon(CharSequence line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) > ' ' && line.charAt(i) < 127 && line.charAt(i) != ':') {
            i++;
        }
        int colon = i;
        while (colon < line.length() && line.charAt(colon) == ' ') {
            colon++;
        }
        return i > 0 && colon < line.length() && line.charAt(colon) == ':' ? colon : -1;
    }

    /** Gathers the lines of one group. */
    private static final class Collector {
        private final List<Field> found = new ArrayList<>();
        private String name = "";
        private final StringBuilder value = new StringBuilder();

        void line(String line) {
            boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            int colon = folded ? -1 : colon(line);
            if (colon > 0) {
                finish();
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                value.append(line, colon + 1, line.length());
            } else if (folded && !name.isEmpty()) {
                value.append(' ').append(line.strip());
            }
        }

        private void finish() {
            if (!name.isEmpty()) {
                found.add(new Field(name, value.toString().strip()));
            }
            name = "";
            value.setLength(0);
        }

        Optional<Fields> take() {
            finish();
            Optional<Fields> group = found.isEmpty() ? Optional.empty() : Optional.of(new Fields(found));
            found.clear();
            return group;
        }
    }
}
