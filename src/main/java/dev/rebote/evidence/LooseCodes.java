package dev.rebote.evidence;

import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.util.Optional;

/** Codes of failures anywhere in prose, where no mailer has marked them as such. */
final class LooseCodes {

    /** What may stand before a code in prose. */
    private static final String OPENING = " \n:(['\"#=<,;-";

    private LooseCodes() {}

    /** Gives the first status of a failure that stands alone among blanks and signs. */
    static Optional<EnhancedStatus> status(String text) {
        for (int dot = text.indexOf('.'); dot > 0; dot = text.indexOf('.', dot + 1)) {
            int start = dot - 1;
            char first = text.charAt(start);
            if ((first == '4' || first == '5') && opens(text, start) && isSubject(text, dot + 1)) {
                Optional<EnhancedStatus> status = EnhancedStatus.parseAt(text, start);
                if (status.isPresent()
                        && closes(text, start + status.get().toString().length())) {
                    return status;
                }
            }
        }
        return Optional.empty();
    }

    /** Gives the first reply code of a failure that stands alone among blanks and signs. */
    static Optional<ReplyCode> replyCode(String text) {
        for (int i = 0; i + 3 <= text.length(); i++) {
            char first = text.charAt(i);
            boolean starts = (first == '4' || first == '5') && text.charAt(i + 1) <= '7' && marked(text, i);
            if (starts && closes(text, i + 3)) {
                Optional<ReplyCode> code = ReplyCode.parseAt(text, i);
                if (code.isPresent()) {
                    return code;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean marked(String text, int start) {
        return start == 0 || ":(['\"#\n".indexOf(text.charAt(start - 1)) >= 0;
    }

    private static boolean opens(String text, int start) {
        return start == 0 || OPENING.indexOf(text.charAt(start - 1)) >= 0;
    }

    /** Only one digit: two are more often a version or a date. */
    private static boolean isSubject(String text, int at) {
        return at + 1 < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7' && text.charAt(at + 1) == '.';
    }

    private static boolean closes(String text, int end) {
        return end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }
}
