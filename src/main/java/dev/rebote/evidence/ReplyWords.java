package dev.rebote.evidence;

import java.util.Locale;
import java.util.Set;

/** Where in the middle of a text a reply may start. */
final class ReplyWords {

    /** What a mailer counts. */
    private static final Set<String> COUNTED = Set.of(
            "messages",
            "mails",
            "emails",
            "recipients",
            "addresses",
            "bytes",
            "octets",
            "kb",
            "mb",
            "gb",
            "kbytes",
            "mbytes",
            "characters",
            "lines",
            "days",
            "hours",
            "minutes",
            "seconds",
            "attempts",
            "times",
            "users",
            "persons",
            "connections");

    private ReplyWords() {}

    /** Says whether a reply code of a failure, or 250, stands by itself at {@code offset}. */
    static boolean isReplyCode(String text, int offset) {
        if (offset < 0 || offset + 3 > text.length()) {
            return false;
        }
        char first = text.charAt(offset);
        char second = text.charAt(offset + 1);
        char third = text.charAt(offset + 2);
        boolean failure = (first == '4' || first == '5') && second >= '0' && second <= '7';
        boolean done = first == '2' && second == '5' && third == '0';
        return (failure || done)
                && third >= '0'
                && third <= '9'
                && (offset == 0 || opens(text.charAt(offset - 1)))
                && (offset + 3 == text.length() || closes(text, offset + 3))
                && !isCount(text, offset);
    }

    /** Says whether the number within a sentence counts something: {@code more than 500 messages}. */
    private static boolean isCount(String text, int offset) {
        boolean within = offset > 1 && text.charAt(offset - 1) == ' ' && Character.isLetter(text.charAt(offset - 2));
        if (!within || offset + 5 > text.length()) {
            return false;
        }
        int end = offset + 4;
        while (end < text.length() && end < offset + 15 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return COUNTED.contains(text.substring(offset + 4, end).toLowerCase(Locale.ROOT));
    }

    private static boolean opens(char before) {
        return before == ' '
                || before == ':'
                || before == '('
                || before == '['
                || before == '<'
                || before == '"'
                || before == '\''
                || before == '\n'
                || before == '>'
                || before == ','
                || before == '=';
    }

    private static boolean closes(String text, int offset) {
        char after = text.charAt(offset);
        if (after == '-' && isOfNumber(text, offset + 1)) {
            return false;
        }
        return after == ' ' || after == '-' || after == '\n' || after == '#' || after == ':' || after == '_';
    }

    /** Says whether a long number goes on at {@code offset}, as in that of a telephone; a status has a dot behind its first digit. */
    private static boolean isOfNumber(String text, int offset) {
        return offset + 2 < text.length()
                && Character.isDigit(text.charAt(offset))
                && Character.isDigit(text.charAt(offset + 1))
                && Character.isDigit(text.charAt(offset + 2));
    }

    /** Gives where the first reply code at or after {@code from} stands; -1 when there is none. */
    static int indexOfReplyCode(String text, int from) {
        for (int i = Math.max(0, from); i + 3 <= text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '4' || c == '5' || c == '2') && isReplyCode(text, i)) {
                return i;
            }
        }
        return -1;
    }
}
