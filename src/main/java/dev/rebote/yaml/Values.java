package dev.rebote.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of values that an operator's file has, each read strictly. */
public final class Values {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern FRACTION = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");
    private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?%");

    private Values() {}

    public static Optional<Duration> duration(Mapping mapping, String key) {
        return parsed(mapping, key, Durations::parse, Durations.FORM);
    }

    public static Optional<Duration> duration(Mapping mapping, String key, Duration least, Duration most) {
        return parsed(
                mapping,
                key,
                text -> Durations.parse(text).filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0),
                "a time from " + Durations.text(least) + " to " + Durations.text(most));
    }

    public static Optional<Long> size(Mapping mapping, String key) {
        return parsed(mapping, key, Sizes::parse, Sizes.FORM);
    }

    public static Optional<Integer> number(Mapping mapping, String key, int least, int most) {
        return parsed(
                mapping,
                key,
                text -> Optional.of(text)
                        .filter(digits -> NUMBER.matcher(digits).matches())
                        .map(Integer::parseInt)
                        .filter(number -> number >= least && number <= most),
                "a number from " + least + " to " + most);
    }

    public static Optional<Double> factor(Mapping mapping, String key, int most) {
        return fraction(mapping, key, 1, most, "a factor from 1 to " + most);
    }

    public static Optional<Double> amount(Mapping mapping, String key, double least, double most) {
        return fraction(mapping, key, least, most, "a number from " + plain(least) + " to " + plain(most));
    }

    private static Optional<Double> fraction(Mapping mapping, String key, double least, double most, String form) {
        return parsed(
                mapping,
                key,
                text -> Optional.of(text)
                        .filter(digits -> FRACTION.matcher(digits).matches())
                        .map(Double::parseDouble)
                        .filter(number -> number >= least && number <= most),
                form);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Gives the part of a whole that is written as a percentage. */
    public static Optional<Double> share(Mapping mapping, String key, int least, int most) {
        return parsed(
                mapping,
                key,
                text -> Optional.of(text)
                        .filter(share -> SHARE.matcher(share).matches())
                        .map(share -> Double.parseDouble(share.substring(0, share.length() - 1)))
                        .filter(percent -> percent >= least && percent <= most)
                        .map(percent -> percent / 100),
                "a share from " + least + "% to " + most + "%");
    }

    public static boolean truth(Mapping mapping, String key, boolean usual) {
        return parsed(
                        mapping,
                        key,
                        text -> text.equals("true") || text.equals("false")
                                ? Optional.of(text.equals("true"))
                                : Optional.empty(),
                        "true or false")
                .orElse(usual);
    }

    public static <T> Optional<T> parsed(
            Mapping mapping, String key, Function<String, Optional<T>> parser, String form) {
        return mapping.optionalString(key)
                .map(text -> parser.apply(text)
                        .orElseThrow(() -> mapping.node(key).mistake("'" + key + "': '" + text + "' is not " + form)));
    }

    /** Gives the text, which is one of those allowed. */
    public static String word(Mapping mapping, String key, Collection<String> allowed) {
        String text = mapping.string(key);
        if (!allowed.contains(text)) {
            throw mapping.node(key).mistake("unknown " + key + " '" + text + "'" + Nearest.hint(text, allowed));
        }
        return text;
    }
}
