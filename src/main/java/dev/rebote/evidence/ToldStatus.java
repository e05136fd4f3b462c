package dev.rebote.evidence;

import dev.rebote.status.EnhancedStatus;
import java.util.List;
import java.util.Optional;

/** Finds the enhanced status that a reply tells: after its code, or within its words as {@code (#4.3.0)}. */
final class ToldStatus {

    /** After these stands a status, and no version of a program. */
    private static final List<String> NAMES = List.of("code", "code:", "error", "error:", "status", "status:", "smtp;");

    private ToldStatus() {}

    /** Gives the status of a text that starts with a reply code. */
    static Optional<EnhancedStatus> find(String reply) {
        return leading(reply, 3).or(() -> marked(reply));
    }

    /** Gives the status that is the first thing after {@code offset}, past blanks, dashes and brackets. */
    static Optional<EnhancedStatus> leading(String text, int offset) {
        int i = offset;
        int limit = Math.min(text.length(), offset + 4);
        while (i < limit && " -_:#[(<".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i > offset || offset == 0 ? EnhancedStatus.parseAt(text, i) : Optional.empty();
    }

    /**
     * Gives the first status within the text that is marked as one, by {@code #}, a bracket or a word such as
     * "code" before it: bare numbers with dots are mostly versions and addresses.
     */
    static Optional<EnhancedStatus> marked(String text) {
        int dot = text.indexOf('.');
        while (dot > 0) {
            int start = dot - 1;
            if (start == 0 || isMark(text, start)) {
                Optional<EnhancedStatus> status = EnhancedStatus.parseAt(text, start);
                if (status.isPresent()) {
                    return status;
                }
            }
            dot = text.indexOf('.', dot + 1);
        }
        return Optional.empty();
    }

    private static boolean isMark(String text, int start) {
        char before = text.charAt(start - 1);
        if (before == '#' || before == '(' || before == '[' || before == '=' || before == '\n') {
            return true;
        }
        if (before == '.') {
            return start > 1 && Character.toUpperCase(text.charAt(start - 2)) == 'X';
        }
        return before == ' ' && (isNamed(text, start - 1) || (start >= 4 && isReplyCodeBefore(text, start - 1)));
    }

    private static boolean isNamed(String text, int end) {
        return NAMES.stream().anyMatch(name -> text.regionMatches(true, end - name.length(), name, 0, name.length()));
    }

    private static boolean isReplyCodeBefore(String text, int end) {
        return ReplyWords.isReplyCode(text, end - 3);
    }
}
