package dev.rebote.notice;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of one failure, ready to be put into a text.
 *
 * @param values  the known values
 * @param several whether it is told of several addresses at once
 */
record Facts(Map<Placeholder, String> values, boolean several) {

    /** Nothing is known, and nothing need be. */
    static final Facts NONE = new Facts(Map.of(), false);

    Facts {
        values = Map.copyOf(values);
    }

    Optional<String> value(Placeholder placeholder) {
        return Optional.ofNullable(values.get(placeholder));
    }
}
