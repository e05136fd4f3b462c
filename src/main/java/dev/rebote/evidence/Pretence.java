package dev.rebote.evidence;

import java.util.List;
import java.util.Locale;

/** Mail that looks like a notice so that somebody opens it: it is about its reader's own mailbox, and has a link. */
final class Pretence {

    private static final Words LURE = Words.load("lure");

    private Pretence() {}

    /** Says whether a mail without any sure sign may be one: whom it names is its own reader, or nobody and it has a link. */
    static boolean isPossible(Notice notice, List<ReportedRecipient> recipients) {
        boolean named = false;
        for (ReportedRecipient recipient : recipients) {
            String address = recipient.evidence().recipient().orElse("").toLowerCase(Locale.ROOT);
            boolean own = notice.addressee().filter(address::equals).isPresent();
            named |= !address.isEmpty() && !own;
        }
        if (named) {
            return false;
        }
        String text = notice.prose().lowerText();
        return Sender.isProgram(notice)
                ? (text.contains("http") || !isAboutReader(recipients)) && LURE.in(text)
                : isAboutReader(recipients) || text.contains("http") || LURE.in(text);
    }

    private static boolean isAboutReader(List<ReportedRecipient> recipients) {
        return recipients.stream()
                .anyMatch(recipient -> recipient.evidence().recipient().isPresent());
    }
}
