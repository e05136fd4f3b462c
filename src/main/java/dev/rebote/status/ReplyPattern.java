package dev.rebote.status;

import java.util.Locale;
import java.util.Optional;

/**
 * Some reply codes at once: {@code 550}, {@code 55x}, {@code 4xx}; or {@code none}, for words that were told without one.
 *
 * @param first the lowest code that matches; 0 for none
 * @param last  the highest
 */
public record ReplyPattern(int first, int last) {

    /** What {@link #parse} takes, for messages to whoever wrote something else. */
    public static final String FORM = "a reply code such as 550, 55x or 4xx, or none";

    private static final ReplyPattern NONE = new ReplyPattern(0, 0);

    /** Reads a pattern; empty when {@code text} is none. */
    public static Optional<ReplyPattern> parse(String text) {
        String code = text.strip().toLowerCase(Locale.ROOT);
        if (code.equals("none")) {
            return Optional.of(NONE);
        }
        int known = code.endsWith("xx") ? 1 : code.endsWith("x") ? 2 : 3;
        boolean digits = code.length() == 3
                && code.substring(0, known).chars().allMatch(c -> c >= '0' && c <= '9')
                && code.charAt(0) >= '2'
                && code.charAt(0) <= '5';
        if (!digits) {
            return Optional.empty();
        }
        return Optional.of(
                new ReplyPattern(Integer.parseInt(code.replace('x', '0')), Integer.parseInt(code.replace('x', '9'))));
    }

    /** Says whether {@code code} is one of those that this pattern means. */
    public boolean matches(Optional<ReplyCode> code) {
        int value = code.map(ReplyCode::value).orElse(0);
        return value >= first && value <= last;
    }
}
