package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import java.util.List;
import java.util.Locale;

/** Of all words that may be about a recipient those that tell most; of those that tell alike, the first. Not thread-safe. */
final class MostTelling {

    private static final Words HINTS = Words.load("telling");

    private String words = "";
    private int weight;

    /** Takes these words if they tell more than those so far, or something at all and are given a weight. */
    void offer(String offered, int atLeast) {
        int own = weigh(offered);
        int offeredWeight = own == 0 ? 0 : Math.max(own, atLeast);
        if (offeredWeight > weight) {
            words = offered.length() <= Evidence.MAX_REPLY ? offered : offered.substring(0, Evidence.MAX_REPLY);
            weight = offeredWeight;
        }
    }

    /** Takes these words, which hold all that was said, if none so far tell more. */
    void offerAll(String offered) {
        if (weigh(offered) >= weight) {
            weight = 0;
            offer(offered, 0);
        }
    }

    String words() {
        return words;
    }

    /** Says whether a code is told. */
    boolean tellsCode() {
        return weight >= 3;
    }

    /** Says whether a cause is told. */
    boolean tellsCause() {
        return weight >= 2;
    }

    private static int weigh(String words) {
        if (!ReportEvidence.saysMore(withoutAddresses(words))) {
            return 0;
        }
        if (ReportEvidence.hasCode(words)) {
            return 3;
        }
        return hints(words) ? 2 : 1;
    }

    /** Says whether the words hint at a cause, and do not only say that something failed. */
    static boolean hints(String words) {
        return ReportEvidence.hasCode(words) || HINTS.in(words.toLowerCase(Locale.ROOT));
    }

    /** The recipient's own name and that of the way to him explain nothing. */
    private static String withoutAddresses(String words) {
        String rest = words.startsWith("SMTP ") ? words.substring(5) : words;
        List<Addresses.Found> addresses = Addresses.in(rest);
        StringBuilder said = new StringBuilder(rest);
        for (int i = addresses.size() - 1; i >= 0; i--) {
            said.delete(addresses.get(i).start(), addresses.get(i).end());
        }
        return said.toString();
    }
}
