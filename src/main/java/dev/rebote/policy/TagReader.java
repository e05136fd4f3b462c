package dev.rebote.policy;

import dev.rebote.yaml.Mapping;
import java.util.List;
import java.util.regex.Pattern;

/** Reads an attribute that a rule writes on the mail; those that others rely on are out of reach. */
final class TagReader {

    static final List<String> KEYS = List.of("name", "value");

    /** What Rebote and James write themselves. */
    private static final List<String> TAKEN =
            List.of("rebote.", "org.apache.", "james.", "dsn-", "delivery-error", "is-delivery-", "loop.", "matched");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    /** A value is a word for a matcher, not a text. */
    private static final int MAX_VALUE = 200;

    private TagReader() {}

    static Action.Tag read(Mapping tag) {
        tag.onlyKeys(KEYS.toArray(String[]::new));
        String name = tag.string("name");
        if (!NAME.matcher(name).matches()) {
            throw tag.node("name")
                    .mistake("'" + name + "' is no name for a tag: small letters, digits, dots and dashes, at most 64");
        }
        for (String start : TAKEN) {
            if (name.startsWith(start)) {
                throw tag.node("name")
                        .mistake("'" + name + "' is no name for a tag: what begins with '" + start
                                + "' is written by Rebote or James");
            }
        }
        String value = tag.string("value");
        if (value.length() > MAX_VALUE || value.chars().anyMatch(Character::isISOControl)) {
            throw tag.node("value").mistake("'value' is one line of at most " + MAX_VALUE + " characters");
        }
        return new Action.Tag(name, value);
    }
}
