package dev.rebote.evidence;

import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.HeaderBlock;
import java.util.List;
import java.util.Locale;

/** The few fields by which some mailers tell which message they speak of, before they say what became of it. */
final class HeaderSummary {

    /** Who, to whom, about what, when, its id; a copied header has more. */
    private static final int MAX_FIELDS = 6;

    /** What became of the message is said in the next paragraph or two. */
    private static final int NEXT_LINES = 12;

    private static final FailureWords FAILURE = new FailureWords();

    private HeaderSummary() {}

    /** Gives where the copied header starts, a summary passed over; the number of lines when there is none. */
    static int pass(List<String> lines) {
        int header = HeaderBlock.find(lines, 0);
        int end = header;
        while (end < lines.size() && Fields.colon(lines.get(end)) > 0) {
            end++;
        }
        boolean few = end > header && end - header <= MAX_FIELDS && end < lines.size();
        return few && header > 0 && saysThen(lines, header, end) ? HeaderBlock.find(lines, end) : header;
    }

    /** Says whether nothing has failed above the fields, and something has below them, of somebody who is named there. */
    private static boolean saysThen(List<String> lines, int header, int end) {
        String below = low(lines.subList(end, Math.min(lines.size(), end + NEXT_LINES)));
        return lines.get(end).isBlank()
                && !FAILURE.in(low(lines.subList(0, header)))
                && FAILURE.saysFailure(below)
                && below.indexOf('@') >= 0;
    }

    private static String low(List<String> lines) {
        return String.join(" ", lines).toLowerCase(Locale.ROOT);
    }
}
