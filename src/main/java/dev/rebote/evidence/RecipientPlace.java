package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import java.util.Locale;

/**
 * What the place of an address in a notice says of it.
 *
 * @param sureness how surely it is a recipient that failed
 * @param isList   whether the address starts its line, and what follows it is said of it
 */
record RecipientPlace(Sureness sureness, boolean isList) {

    /** How surely an address is a recipient, the surest first. */
    enum Sureness {
        /** It stands where a notice lists its recipients, or in the dialogue that failed. */
        LISTED,
        /** A sentence about a failure names it as recipient, or a reply does. */
        TOLD,
        /** It stands in a sentence about a failure. */
        NEAR,
        /** It stands in a copy of the header. */
        COPIED,
        /** Nothing tells whose it is. */
        LOOSE,
        /** It is somebody else. */
        OTHER
    }

    private static final Words BEFORE = Words.load("before-recipient");
    private static final Words NOT = Words.load("not-recipient");
    private static final Words ELSEWHERE = Words.load("elsewhere");
    private static final FailureWords FAILURE = new FailureWords();
    private static final Words FIELD = Words.load("recipient-field");
    private static final Words SENT_ON = Words.load("sent-on");
    private static final Words SUCCESS = Words.load("success");

    /** A line of few signs is the rest of the sentence above. */
    private static final int SHORT = 8;

    /** A list of recipients is seldom longer. */
    private static final int MAX_LIST = 60;

    static RecipientPlace of(Notice notice, int line, Addresses.Found address) {
        String text = notice.prose().lines().get(line);
        String before = tight(stripOpening(text.substring(0, address.start()).toLowerCase(Locale.ROOT)));
        String after = text.substring(address.end());
        String low = notice.prose().lower().get(line);
        Sureness sureness = sureness(notice, line, address, before, after, low);
        return new RecipientPlace(sureness, before.isEmpty());
    }

    private static Sureness sureness(
            Notice notice, int line, Addresses.Found address, String before, String after, String low) {
        if (isDialogue(before) || isTranscript(before, after)) {
            return Sureness.LISTED;
        }
        if (isOrigin(before)) {
            return Sureness.COPIED;
        }
        boolean reply = startsWithReply(low);
        if (isOfSomebodyElse(before)
                || (!reply && isElsewhere(notice, line, address) && !FIELD.end(before) && !before.endsWith("to:"))) {
            return Sureness.OTHER;
        }
        if (isSentOn(after)) {
            return Sureness.COPIED;
        }
        if (FIELD.end(before) || isWhereSentOn(notice, line, before, after)) {
            return Sureness.LISTED;
        }
        String above = above(notice, line);
        if (before.isEmpty()) {
            boolean arrived = saysArrived(after) || hasArrived(notice, line);
            return arrived ? Sureness.OTHER : listed(notice, line, address, after, above);
        }
        if (before.equals("to:") || before.equals("cc:") || before.equals("to") || before.equals("bcc:")) {
            return FAILURE.in(above) ? Sureness.TOLD : Sureness.COPIED;
        }
        if (isName(before) && (after.startsWith(">") || after.startsWith(")"))) {
            Sureness named = listed(notice, line, address, after, above);
            return named == Sureness.LISTED ? named : inSentence(notice, line, before, low, reply);
        }
        String nameless = withoutName(notice, line, address, before);
        if (FIELD.end(nameless)) {
            return Sureness.LISTED;
        }
        boolean ends = after.length() < 3 && stripClosing(after).isEmpty();
        if (ends && !BEFORE.end(before) && above.endsWith(":") && FAILURE.in(above)) {
            return Sureness.LISTED;
        }
        return inSentence(notice, line, nameless, low, reply);
    }

    /** Says whether the sentence tells where to ask, as far as it stands on the line. */
    private static boolean isElsewhere(Notice notice, int line, Addresses.Found address) {
        String text = notice.prose().lines().get(line);
        int stop = text.lastIndexOf(". ", address.start());
        int next = text.indexOf(". ", address.end());
        String sentence = text.substring(stop < 0 ? 0 : stop, next < 0 ? text.length() : next);
        return ELSEWHERE.in(sentence.toLowerCase(Locale.ROOT));
    }

    /** Of the phrases before the address the longest tells: {@code mail to} in a request, {@code your mail to} in a notice. */
    private static boolean isOfSomebodyElse(String before) {
        int not = NOT.endLength(before);
        return not > 0 && not >= Math.max(FIELD.endLength(before), BEFORE.endLength(before));
    }

    /** Says whether mail to the address is sent on to another one behind it. */
    private static boolean isSentOn(String after) {
        return after.indexOf('@') > 0 && after.length() > 12 && SENT_ON.in(after.toLowerCase(Locale.ROOT));
    }

    /** Says whether somebody's mail is sent on to the address, where it was refused. */
    private static boolean isWhereSentOn(Notice notice, int line, String before, String after) {
        if (!SENT_ON.end(before)) {
            return false;
        }
        String below = line + 1 < notice.prose().size() ? notice.prose().lower().get(line + 1) : "";
        String rest = stripClosing(after).toLowerCase(Locale.ROOT);
        return !rest.isEmpty() && rest.charAt(0) != '.' && FAILURE.in(rest + " " + below);
    }

    /** A table of recipients tells of each what became of it. */
    private static boolean saysArrived(String after) {
        String rest = stripClosing(after).toLowerCase(Locale.ROOT);
        return rest.equals("ok")
                || rest.startsWith("ok ")
                || rest.startsWith("delivered")
                || rest.startsWith("success");
    }

    /** Says whether the line belongs to a list of those who got the message. */
    private static boolean hasArrived(Notice notice, int line) {
        for (int i = line - 1; i >= 0 && i >= line - MAX_LIST; i--) {
            String low = notice.prose().lower().get(i);
            if (!low.isEmpty() && low.indexOf('@') < 0) {
                return SUCCESS.in(low) && !FAILURE.in(low);
            }
        }
        return false;
    }

    /** Of {@code message to Jane Doe <} all before the name. */
    private static String withoutName(Notice notice, int line, Addresses.Found address, String before) {
        String text = notice.prose().lines().get(line).substring(0, address.start());
        if (!text.endsWith("<") && !text.endsWith("(")) {
            return before;
        }
        int end = text.length() - 1;
        for (int blank = end; blank > 0; blank = text.lastIndexOf(' ', blank - 1)) {
            String word = text.substring(blank == end ? end : blank, end).strip();
            if (!word.isEmpty()
                    && !Character.isUpperCase(word.charAt(word.charAt(0) == '"' && word.length() > 1 ? 1 : 0))) {
                break;
            }
            end = blank;
        }
        return stripOpening(text.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** Some words before a bracket may be the name of a person: {@code Jane Doe <jane@example.org>}. */
    private static boolean isName(String before) {
        boolean quoted = before.startsWith("\"");
        boolean plain = before.chars().allMatch(c -> c != ':' && c != '.' && c < 0x2E80);
        boolean words = before.length() <= 40 && (quoted || plain);
        return (words || before.indexOf('@') > 0)
                && !FAILURE.in(before)
                && !BEFORE.end(before)
                && !NOT.end(before)
                && before.split(" ", 6).length < 5;
    }

    private static boolean isDialogue(String before) {
        return before.endsWith("rcpt to:") || before.endsWith("rcpt to");
    }

    /** Behind the real recipient, who may be a program, some mailers name the address that led to it. */
    private static boolean isOrigin(String before) {
        return before.endsWith("expanded from:")
                || before.endsWith("expanded from")
                || before.endsWith("generated from");
    }

    /** Sendmail says {@code 550 <user@example.org>... User unknown} of each recipient. */
    private static boolean isTranscript(String before, String after) {
        boolean code = before.length() >= 3 && before.length() <= 10 && ReplyWords.isReplyCode(before, 0);
        return code && (after.startsWith(">...") || after.startsWith("..."));
    }

    private static Sureness listed(Notice notice, int line, Addresses.Found address, String after, String above) {
        if (NOT.end(above) || above.endsWith("from:") || above.endsWith("sender:")) {
            return Sureness.OTHER;
        }
        if (above.endsWith("to the address")) {
            return FAILURE.in(above) ? Sureness.LISTED : Sureness.OTHER;
        }
        String rest = stripClosing(after);
        if (after.startsWith(" <") && after.indexOf('@') > 0 && after.indexOf('@') < after.indexOf('>')) {
            return Sureness.OTHER;
        }
        boolean heading = above.endsWith(":") || FAILURE.in(above) || above.endsWith("-") || FIELD.end(above);
        boolean said =
                rest.isEmpty() || ":.[(,;-".indexOf(rest.charAt(0)) >= 0 || FAILURE.in(rest.toLowerCase(Locale.ROOT));
        boolean own = notice.addressee()
                .filter(address.address().toLowerCase(Locale.ROOT)::equals)
                .isPresent();
        if (rest.startsWith(",") && own) {
            return Sureness.OTHER;
        }
        if (rest.isEmpty() && !heading && isBelowText(notice, line)) {
            return Sureness.TOLD;
        }
        if (heading || said) {
            return Sureness.LISTED;
        }
        String below = line + 1 < notice.prose().size() ? notice.prose().lower().get(line + 1) : "";
        return FAILURE.in(below) || after.startsWith(" on ") ? Sureness.LISTED : Sureness.TOLD;
    }

    /** An address alone on the line below a text without one is mostly that of who signs. */
    private static boolean isBelowText(Notice notice, int line) {
        String before = line == 0 ? "" : notice.prose().lower().get(line - 1);
        return !before.isEmpty() && before.indexOf('@') < 0;
    }

    private static Sureness inSentence(Notice notice, int line, String before, String low, boolean reply) {
        boolean failure = FAILURE.in(low) || reply;
        if (BEFORE.end(before)) {
            return failure || FAILURE.in(around(notice, line)) ? Sureness.TOLD : Sureness.NEAR;
        }
        if (reply) {
            return Sureness.TOLD;
        }
        return failure ? Sureness.NEAR : Sureness.LOOSE;
    }

    /** Gives the line before, past one that is empty. */
    private static String above(Notice notice, int line) {
        for (int i = line - 1; i >= 0 && i >= line - 3; i--) {
            String low = notice.prose().lower().get(i);
            if (!low.isEmpty()) {
                boolean rest = low.length() < SHORT && i > 0;
                return rest ? (notice.prose().lower().get(i - 1) + " " + low).strip() : low;
            }
        }
        return "";
    }

    /** Gives the line with its neighbours: a sentence is at times broken around a long address. */
    private static String around(Notice notice, int line) {
        int from = Math.max(0, line - 1);
        int to = Math.min(notice.prose().size(), line + 3);
        return String.join(" ", notice.prose().lower().subList(from, to));
    }

    static boolean startsWithReply(String low) {
        return replyAt(low) >= 0;
    }

    /** Gives where a reply starts, after the signs of a transcript: {@code <<< 550}, {@code <-- 550}, {@code Out: 550}; else -1. */
    static int replyAt(String low) {
        int i = low.startsWith("out: ") ? 5 : 0;
        boolean arrow = false;
        while (i < low.length() && "< >|-".indexOf(low.charAt(i)) >= 0) {
            arrow |= low.charAt(i) == '<' || low.charAt(i) == '>';
            i++;
        }
        boolean code = i + 3 < low.length()
                && (low.charAt(i) == '5' || low.charAt(i) == '4')
                && Character.isDigit(low.charAt(i + 1))
                && Character.isDigit(low.charAt(i + 2))
                && (low.charAt(i + 3) == ' ' || low.charAt(i + 3) == '-');
        return code && (arrow || low.lastIndexOf('-', i) < 0) ? i : -1;
    }

    /** Of {@code Recipient(s)   :} the label with its colon at it, as tables have it. */
    private static String tight(String before) {
        int end = before.length() - 1;
        if (end < 1 || before.charAt(end) != ':') {
            return before;
        }
        int word = end;
        while (word > 0 && before.charAt(word - 1) <= ' ') {
            word--;
        }
        return word == end ? before : before.substring(0, word) + ':';
    }

    /** Takes away brackets, bullets and quotes that stand directly before an address. */
    private static String stripOpening(String before) {
        int end = before.length();
        while (end > 0 && " \t<\"'*([>-|•·#=_".indexOf(before.charAt(end - 1)) >= 0) {
            end--;
        }
        String text = before.substring(0, end).strip();
        text = text.startsWith("(") || text.startsWith("[") ? text.substring(1) : text;
        boolean numbered = text.length() < 4
                && !text.isEmpty()
                && Character.isDigit(text.charAt(0))
                && ".)]:".indexOf(text.charAt(text.length() - 1)) >= 0;
        boolean typed =
                text.equals("rfc822;") || text.equals("smtp:") || text.equals("mailto:") || text.equals("smtp;");
        return numbered || typed ? "" : text;
    }

    private static String stripClosing(String after) {
        int from = 0;
        while (from < after.length() && " \t>\"')]".indexOf(after.charAt(from)) >= 0) {
            from++;
        }
        String rest = after.substring(from);
        return rest.startsWith("<mailto:") || rest.startsWith("(mailto:") ? "" : rest;
    }
}
