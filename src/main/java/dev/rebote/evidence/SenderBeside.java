package dev.rebote.evidence;

import java.util.Locale;

/** What a notice says of the sender beside a recipient. */
final class SenderBeside {

    private static final Words NOT = Words.load("not-recipient");

    private SenderBeside() {}

    /** What is said of the recipient stands at times beside {@code Sender: anna@example.org}, and is not said of the sender. */
    static String leftOut(String words, Notice notice) {
        String own = notice.addressee().orElse("");
        String low = words.toLowerCase(Locale.ROOT);
        int at = own.isEmpty() ? -1 : low.indexOf(own);
        if (at < 0 || low.length() != words.length()) {
            return words;
        }
        int start = Math.max(low.lastIndexOf('\n', at), low.lastIndexOf(". ", at)) + 1;
        String before = low.substring(start, at).replace('<', ' ').stripTrailing();
        int label = NOT.endLength(before);
        if (label == 0 || !isOfSender(before, low.substring(at + own.length()))) {
            return words;
        }
        int cut = start + before.length() - label;
        return (words.substring(0, cut) + words.substring(at + own.length())).strip();
    }

    /** A label tells the sender, or a sentence does: {@code from anna@example.org to}. A dialogue tells at which step it failed. */
    private static boolean isOfSender(String before, String after) {
        boolean labelled = before.endsWith(":") && !before.endsWith("mail from:");
        return (labelled || after.startsWith("> to ") || after.startsWith(" to ")) && !ReportEvidence.hasCode(before);
    }
}
