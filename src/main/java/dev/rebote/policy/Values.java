package dev.rebote.policy;

import dev.rebote.yaml.Durations;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Nearest;
import dev.rebote.yaml.Sizes;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of values that a policy has, each read strictly. */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern FRACTION = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");

    private Values() {}

    static Optional<Duration> duration(Mapping mapping, String key) {
        return parsed(mapping, key, Durations::parse, Durations.FORM);
    }

    static Optional<Long> size(Mapping mapping, String key) {
        return parsed(mapping, key, Sizes::parse, Sizes.FORM);
    }

    static Optional<Integer> number(Mapping mapping, String key, int least, int most) {
        return parsed(
                mapping,
                key,
                text -> Optional.of(text)
                        .filter(digits -> NUMBER.matcher(digits).matches())
                        .map(Integer::parseInt)
                        .filter(number -> number >= least && number <= most),
                "a number from " + least + " to " + most);
    }

    static Optional<Double> factor(Mapping mapping, String key, int most) {
        return parsed(
                mapping,
                key,
                text -> Optional.of(text)
                        .filter(digits -> FRACTION.matcher(digits).matches())
                        .map(Double::parseDouble)
                        .filter(number -> number >= 1 && number <= most),
                "a factor from 1 to " + most);
    }

    static boolean truth(Mapping mapping, String key, boolean usual) {
        return parsed(
                        mapping,
                        key,
                        text -> text.equals("true") || text.equals("false")
                                ? Optional.of(text.equals("true"))
                                : Optional.empty(),
                        "true or false")
                .orElse(usual);
    }

    static <T> Optional<T> parsed(Mapping mapping, String key, Function<String, Optional<T>> parser, String form) {
        return mapping.optionalString(key)
                .map(text -> parser.apply(text)
                        .orElseThrow(() -> mapping.node(key).mistake("'" + key + "': '" + text + "' is not " + form)));
    }

    /** Gives the text, which is one of those allowed. */
    static String word(Mapping mapping, String key, Collection<String> allowed) {
        String text = mapping.string(key);
        if (!allowed.contains(text)) {
            throw mapping.node(key).mistake("unknown " + key + " '" + text + "'" + Nearest.hint(text, allowed));
        }
        return text;
    }
}
