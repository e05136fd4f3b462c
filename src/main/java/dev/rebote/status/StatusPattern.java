package dev.rebote.status;

import java.util.Optional;

/**
 * Some enhanced status codes at once: {@code 5.1.1}, {@code 4.2.x}, {@code x.7.x}, {@code 5.7.606-649}.
 *
 * @param statusClass 2, 4 or 5; 0 for any
 * @param subject     0 to 999; {@link #ANY} for any
 * @param firstDetail the lowest detail that matches
 * @param lastDetail  the highest detail that matches
 */
public record StatusPattern(int statusClass, int subject, int firstDetail, int lastDetail) {

    /** Stands for an {@code x}. */
    public static final int ANY = -1;

    private static final int MAX_DETAIL = 999;

    /** What {@link #parse} takes, for messages to whoever wrote something else. */
    public static final String FORM = "a status such as 5.1.1, 4.2.x, x.7.x or 5.7.606-649";

    /** Reads a pattern; empty when {@code text} is none. */
    public static Optional<StatusPattern> parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        int statusClass = isAny(parts[0]) ? 0 : number(parts[0]);
        int subject = isAny(parts[1]) ? ANY : number(parts[1]);
        if ((statusClass != 0 && statusClass != 2 && statusClass != 4 && statusClass != 5)
                || (subject < 0 && !isAny(parts[1]))) {
            return Optional.empty();
        }
        return details(parts[2]).map(range -> new StatusPattern(statusClass, subject, range[0], range[1]));
    }

    private static Optional<int[]> details(String text) {
        if (isAny(text)) {
            return Optional.of(new int[] {0, MAX_DETAIL});
        }
        int dash = text.indexOf('-');
        int first = number(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : number(text.substring(dash + 1));
        return first < 0 || last < first ? Optional.empty() : Optional.of(new int[] {first, last});
    }

    private static boolean isAny(String part) {
        return part.equalsIgnoreCase("x");
    }

    private static int number(String part) {
        boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(part) : -2;
    }

    /** Says whether {@code status} is one of those that this pattern means. */
    public boolean matches(EnhancedStatus status) {
        return (statusClass == 0 || statusClass == status.statusClass())
                && (subject == ANY || subject == status.subject())
                && status.detail() >= firstDetail
                && status.detail() <= lastDetail;
    }
}
