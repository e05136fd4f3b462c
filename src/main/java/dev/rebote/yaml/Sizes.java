package dev.rebote.yaml;

import java.util.Map;
import java.util.Optional;

/** Numbers of octets as an operator writes them: {@code 500KiB}, {@code 10MiB}. */
public final class Sizes {

    /** What {@link #parse} takes, for messages to whoever wrote something else. */
    public static final String FORM = "a size such as 500KiB, 10MiB or 1GiB";

    /** Six digits of any unit fit into a long. */
    private static final int MAX_DIGITS = 6;

    private static final Map<String, Integer> SHIFTS = Map.of("KiB", 10, "MiB", 20, "GiB", 30);

    private Sizes() {}

    /** Reads a size; empty when {@code text} is none. */
    public static Optional<Long> parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Optional<Integer> shift =
                Optional.ofNullable(SHIFTS.get(text.substring(digits).strip()));
        if (digits == 0 || digits > MAX_DIGITS || shift.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text.substring(0, digits)) << shift.get());
    }
}
