package dev.rebote.evidence;

import java.util.Locale;

/** What a notice says of mail that arrived, or was sent on to another address. */
final class Whereabouts {

    private static final FailureWords FAILURE = new FailureWords();
    private static final Words SENT_ON = Words.load("sent-on");
    private static final Words SUCCESS = Words.load("success");

    /** A list of recipients is seldom longer. */
    private static final int MAX_LIST = 60;

    private Whereabouts() {}

    /** Says whether mail to the address is sent on to another one behind it. */
    static boolean isSentOn(String after) {
        return after.indexOf('@') > 0 && after.length() > 12 && SENT_ON.in(after.toLowerCase(Locale.ROOT));
    }

    /** Says whether somebody's mail is sent on to the address, where it was refused. */
    static boolean isWhereSentOn(Notice notice, int line, String before, String after) {
        if (!SENT_ON.end(before)) {
            return false;
        }
        String below = line + 1 < notice.prose().size() ? notice.prose().lower().get(line + 1) : "";
        String rest = AroundAddress.stripClosing(after).toLowerCase(Locale.ROOT);
        return !rest.isEmpty() && rest.charAt(0) != '.' && FAILURE.in(rest + " " + below);
    }

    /** A table of recipients tells of each what became of it. */
    static boolean saysArrived(String after) {
        String rest = AroundAddress.stripClosing(after).toLowerCase(Locale.ROOT);
        return rest.equals("ok")
                || rest.startsWith("ok ")
                || rest.startsWith("delivered")
                || rest.startsWith("success");
    }

    /** Says whether the line belongs to a list of those who got the message. */
    static boolean hasArrived(Notice notice, int line) {
        for (int i = line - 1; i >= 0 && i >= line - MAX_LIST; i--) {
            String low = notice.prose().lower().get(i);
            if (!low.isEmpty() && low.indexOf('@') < 0) {
                return SUCCESS.in(low) && !FAILURE.in(low);
            }
        }
        return false;
    }
}
