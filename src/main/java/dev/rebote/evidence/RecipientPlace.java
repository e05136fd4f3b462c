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

    static RecipientPlace of(Notice notice, int line, Addresses.Found address) {
        String text = notice.prose().lines().get(line);
        String before = AroundAddress.tight(
                AroundAddress.stripOpening(text.substring(0, address.start()).toLowerCase(Locale.ROOT)));
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
        boolean reply = Transcript.startsWithReply(low);
        if (isOfSomebodyElse(before)
                || (!reply && isElsewhere(notice, line, address) && !FIELD.end(before) && !before.endsWith("to:"))) {
            return Sureness.OTHER;
        }
        if (Whereabouts.isSentOn(after)) {
            return Sureness.COPIED;
        }
        if (FIELD.end(before) || Whereabouts.isWhereSentOn(notice, line, before, after)) {
            return Sureness.LISTED;
        }
        String above = AroundAddress.above(notice, line);
        if (before.isEmpty()) {
            boolean arrived = Whereabouts.saysArrived(after) || Whereabouts.hasArrived(notice, line);
            return arrived ? Sureness.OTHER : listed(notice, line, address, after, above);
        }
        if (before.equals("to:") || before.equals("cc:") || before.equals("to") || before.equals("bcc:")) {
            return FAILURE.in(above) ? Sureness.TOLD : Sureness.COPIED;
        }
        if (isName(before) && (after.startsWith(">") || after.startsWith(")"))) {
            Sureness named = listed(notice, line, address, after, above);
            return named == Sureness.LISTED ? named : inSentence(notice, line, before, low, reply);
        }
        String nameless = AroundAddress.withoutName(notice, line, address, before);
        if (FIELD.end(nameless)) {
            return Sureness.LISTED;
        }
        boolean ends = after.length() < 3 && AroundAddress.stripClosing(after).isEmpty();
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
                || before.endsWith("generated from")
                || before.endsWith("generated by");
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
        String rest = AroundAddress.stripClosing(after);
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
        if (rest.isEmpty() && !heading && AroundAddress.isBelowText(notice, line)) {
            return Sureness.TOLD;
        }
        if (heading || said) {
            return Sureness.LISTED;
        }
        String below = line + 1 < notice.prose().size() ? notice.prose().lower().get(line + 1) : "";
        return FAILURE.in(below) || after.startsWith(" on ") ? Sureness.LISTED : Sureness.TOLD;
    }

    private static Sureness inSentence(Notice notice, int line, String before, String low, boolean reply) {
        boolean failure = FAILURE.in(low) || reply;
        if (BEFORE.end(before)) {
            return failure || FAILURE.in(AroundAddress.around(notice, line)) ? Sureness.TOLD : Sureness.NEAR;
        }
        if (reply) {
            return Sureness.TOLD;
        }
        return failure ? Sureness.NEAR : Sureness.LOOSE;
    }
}
