package dev.rebote.suppress;

import java.util.Map;
import java.util.Optional;

/**
 * One row or object of a list.
 *
 * @param line   where it stands
 * @param values its texts by name; an empty text is as if it were not there
 */
record NamedValues(long line, Map<String, String> values) {

    String get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
