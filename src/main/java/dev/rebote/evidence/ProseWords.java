package dev.rebote.evidence;

import dev.rebote.evidence.ProseRecipients.Candidate;
import dev.rebote.evidence.mail.Addresses;
import java.util.List;
import java.util.Locale;

/** The words of a notice that are about one recipient: of all that may be, those that tell most. */
final class ProseWords {

    /** What a notice says of one recipient is a reply with a sentence around it. */
    private static final int MAX_LINES = 30;

    private static final Words OF_COURSE = Words.load("of-course");

    private static final Words NOT = Words.load("not-recipient");
    private static final FailureWords FAILURE = new FailureWords();

    private static final Words THEREFORE = Words.load("therefore");

    private static final Words VAGUE = Words.load("vague-reply");

    private ProseWords() {}

    /** Gives the words about the recipient at {@code places}; without a place, or where those tell nothing, those about all. */
    static String of(Notice notice, ProseRecipients recipients, List<Candidate> places) {
        MostTelling best = own(notice, recipients, places);
        best.offerAll(fromRecipient(join(notice.told().lines()), places));
        if (!best.tellsCause()) {
            best.offer(notice.subject(), 0);
        }
        return withoutSender(best.words(), notice);
    }

    /** Gives the words about the recipient at {@code places} alone, empty when there are none. */
    static String ofOne(Notice notice, ProseRecipients recipients, List<Candidate> places) {
        return places.isEmpty()
                ? ""
                : withoutSender(own(notice, recipients, places).words(), notice);
    }

    /** What is said of the recipient stands at times beside {@code Sender: anna@example.org}, and is not said of the sender. */
    private static String withoutSender(String words, Notice notice) {
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

    private static MostTelling own(Notice notice, ProseRecipients recipients, List<Candidate> places) {
        Prose prose = notice.told();
        MostTelling best = new MostTelling();
        for (Candidate place : places) {
            best.offer(LabelledCause.in(linesOf(prose, recipients, place)), 2);
            offerAttached(prose, recipients, place, best);
        }
        if (!best.tellsCode()) {
            best.offer(replies(prose, places), 0);
        }
        if (!best.tellsCode() && !places.isEmpty()) {
            best.offer(below(prose, recipients, places.get(0)), 0);
        }
        return best;
    }

    /** What stands on the line of the address or directly below is said of it, in whatever words. */
    private static void offerAttached(Prose prose, ProseRecipients recipients, Candidate place, MostTelling best) {
        if (place.place().isList()) {
            best.offer(attached(prose, recipients, place), isClose(prose, place) ? 2 : 0);
        } else if (RecipientPlace.startsWithReply(prose.lower().get(place.line()))) {
            best.offer(dialogue(prose, place.line()), 0);
        } else if (isCommand(prose.lower().get(place.line()))) {
            best.offer(answer(prose, place.line()), 0);
        } else {
            best.offer(fromRecipient(join(paragraph(prose, place.line())), List.of(place)), 0);
        }
    }

    /** Gives the words with the sentence that names the recipient first, what follows it next, and what stands before it last. */
    private static String fromRecipient(String words, List<Candidate> places) {
        int at = places.isEmpty() ? -1 : words.indexOf(places.get(0).address());
        int start = at < 0 ? 0 : startOfSentence(words, at);
        String before = words.substring(0, start).strip();
        return before.isEmpty() ? words : words.substring(start).strip() + "\n\n" + before;
    }

    /** Gives where the sentence around {@code at} starts, or the one before where that holds the cause. */
    private static int startOfSentence(String words, int at) {
        int before = 0;
        int start = 0;
        for (String sentence : Sentences.in(words)) {
            if (start + sentence.length() > at) {
                return THEREFORE.start(sentence.toLowerCase(Locale.ROOT)) ? before : start;
            }
            before = start;
            start += sentence.length();
        }
        return start;
    }

    /** Says whether something stands directly below the address, or behind it and set off from it; else a sentence goes on. */
    private static boolean isClose(Prose prose, Candidate place) {
        String after = prose.lines().get(place.line()).substring(place.end());
        boolean goesOn = after.length() > 1 && after.charAt(0) == ' ' && Character.isLetter(after.charAt(1));
        boolean below = place.line() + 1 < prose.size()
                && !prose.lower().get(place.line() + 1).isEmpty();
        return below || (!goesOn && !rest(prose, place).isEmpty());
    }

    /** Gives a line of a transcript with the replies right above it: Sendmail says its own code after the remote's. */
    private static String dialogue(Prose prose, int line) {
        int from = line;
        while (from > 0 && isOfDialogue(prose, from - 1)) {
            from--;
        }
        StringBuilder words = new StringBuilder();
        for (int i = from; i < endOfReply(prose, line); i++) {
            String plain = plain(prose, i);
            if (!plain.startsWith(">>>") && !isSaidByProgram(prose, i)) {
                add(words, plain);
            }
        }
        boolean vague = VAGUE.in(prose.lower().get(line));
        for (int i = from; vague && i < line; i++) {
            if (isSaidByProgram(prose, i)) {
                add(words, plain(prose, i));
            }
        }
        return words.toString();
    }

    private static boolean isOfDialogue(Prose prose, int line) {
        return isDialogue(prose.lower().get(line)) || isContinued(prose, line) || isSaidByProgram(prose, line);
    }

    /** Of a program that was to deliver, Sendmail shows what it said right above: {@code procmail: Quota exceeded}. */
    private static boolean isSaidByProgram(Prose prose, int line) {
        String low = prose.lower().get(line);
        int colon = low.indexOf(": ");
        return colon > 0
                && low.lastIndexOf(' ', colon) < 0
                && low.indexOf('@') < 0
                && Character.isLetter(low.charAt(0));
    }

    private static boolean isContinued(Prose prose, int line) {
        return RecipientPlace.startsWithReply(prose.lower().get(line))
                && plain(prose, line).startsWith("-", 3);
    }

    /** Gives what was answered to the command on {@code line}. */
    private static String answer(Prose prose, int line) {
        StringBuilder words = new StringBuilder();
        for (int i = line + 1; i < prose.size() && isAnswer(prose, i); i++) {
            add(words, plain(prose, i));
        }
        return words.toString();
    }

    private static boolean isCommand(String low) {
        return low.startsWith(">>>") || low.startsWith("in: ");
    }

    /** A long answer goes on below, indented. */
    private static boolean isAnswer(Prose prose, int line) {
        String low = prose.lower().get(line);
        return low.startsWith("<<<")
                || (RecipientPlace.startsWithReply(low) && low.startsWith("out: "))
                || (indent(prose.lines().get(line)) > 4 && !isCommand(low));
    }

    private static boolean isDialogue(String low) {
        return low.startsWith("<<<") || low.startsWith(">>>");
    }

    /** Gives what follows the address: the rest of its line, and the lines below until an empty one or the next address. */
    private static String attached(Prose prose, ProseRecipients recipients, Candidate place) {
        StringBuilder words = new StringBuilder(rest(prose, place));
        int empty = 0;
        for (int i = place.line() + 1; i < prose.size() && i <= place.line() + MAX_LINES; i++) {
            String next = prose.lines().get(i).strip();
            if (next.isEmpty()) {
                empty++;
                if (words.length() > 3 || empty > 2) {
                    break;
                }
            } else if (isNext(prose, recipients, place, i) || next.startsWith("----")) {
                break;
            } else {
                add(words, next);
            }
        }
        return words.toString();
    }

    /** Gives the line of the address and those below it, up to the next recipient. */
    private static List<String> linesOf(Prose prose, ProseRecipients recipients, Candidate place) {
        int end = place.line() + 1;
        while (end < prose.size() && end - place.line() < MAX_LINES && !isNext(prose, recipients, place, end)) {
            end++;
        }
        return prose.lines().subList(place.line(), end);
    }

    /** Gives all that stands between the address and the next recipient. */
    private static String below(Prose prose, ProseRecipients recipients, Candidate place) {
        StringBuilder words = new StringBuilder(rest(prose, place));
        for (int i = place.line() + 1; i < prose.size() && words.length() < Evidence.MAX_REPLY; i++) {
            if (isNext(prose, recipients, place, i)) {
                break;
            }
            add(words, prose.lines().get(i).strip());
        }
        return words.toString();
    }

    private static String rest(Prose prose, Candidate place) {
        String after = prose.lines().get(place.line()).substring(place.end());
        int from = 0;
        while (from < after.length() && " \t>:\"',;.".indexOf(after.charAt(from)) >= 0) {
            from++;
        }
        String rest = after.substring(from).strip();
        return rest.startsWith("<mailto:") || isAddresses(rest) || isName(rest) ? "" : rest;
    }

    /** Of {@code jane@example.org (Jane Doe)} the name tells nothing. */
    private static boolean isName(String rest) {
        if (!rest.startsWith("(") || !rest.endsWith(")")) {
            return false;
        }
        for (String word : rest.substring(1, rest.length() - 1).split(" ", -1)) {
            if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
                return false;
            }
        }
        return !FAILURE.in(rest.toLowerCase(Locale.ROOT));
    }

    /** Says whether only addresses follow, of others on the same line. */
    private static boolean isAddresses(String rest) {
        int letters = rest.length();
        for (Addresses.Found address : Addresses.in(rest)) {
            letters -= address.address().length();
        }
        return rest.indexOf('@') > 0 && letters * 4 < rest.length();
    }

    /** Says whether the next recipient starts at {@code line}; what is indented deeper is said of this one. */
    private static boolean isNext(Prose prose, ProseRecipients recipients, Candidate place, int line) {
        if (indent(prose.lines().get(line)) > indent(prose.lines().get(place.line()))) {
            return false;
        }
        for (Candidate other : recipients.candidates()) {
            boolean listed = other.place().sureness() == RecipientPlace.Sureness.LISTED;
            if (other.line() == line && listed && !other.key().equals(place.key())) {
                return true;
            }
        }
        return false;
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }

    /** Gives the lines around {@code line} without an empty one between them. */
    private static List<String> paragraph(Prose prose, int line) {
        int from = line;
        while (from > 0
                && line - from < MAX_LINES
                && !prose.lower().get(from - 1).isEmpty()) {
            from--;
        }
        int to = line + 1;
        while (to < prose.size()
                && to - line < MAX_LINES
                && !prose.lower().get(to).isEmpty()) {
            to++;
        }
        return prose.lines().subList(from, to);
    }

    /** Gives the replies that the notice quotes: those about the address where it is named in them, else all. */
    private static String replies(Prose prose, List<Candidate> places) {
        StringBuilder all = new StringBuilder();
        StringBuilder own = new StringBuilder();
        int i = 0;
        while (i < prose.size()) {
            if (!RecipientPlace.startsWithReply(prose.lower().get(i))) {
                i++;
                continue;
            }
            int end = endOfReply(prose, i);
            String reply = reply(prose, i, end);
            add(all, reply);
            if (!places.isEmpty()
                    && reply.toLowerCase(Locale.ROOT).contains(places.get(0).key())) {
                add(own, reply);
            }
            i = end;
        }
        return own.length() > 0 ? own.toString() : all.toString();
    }

    /** A reply of several lines has a dash behind the code of all but the last. */
    private static int endOfReply(Prose prose, int from) {
        int i = from;
        while (i + 1 < prose.size()
                && plain(prose, i).startsWith("-", 3)
                && RecipientPlace.startsWithReply(prose.lower().get(i + 1))) {
            i++;
        }
        return i + 1;
    }

    private static String reply(Prose prose, int from, int to) {
        StringBuilder reply = new StringBuilder();
        for (int i = from; i < to; i++) {
            add(reply, plain(prose, i));
        }
        return reply.toString();
    }

    private static String plain(Prose prose, int line) {
        String text = prose.lines().get(line).strip();
        int reply = RecipientPlace.replyAt(prose.lower().get(line));
        return reply > 0
                ? text.substring(reply)
                : text.startsWith("<<<") ? text.substring(3).strip() : text;
    }

    private static String join(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            add(text, line.strip());
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String line) {
        boolean says =
                line.chars().anyMatch(Character::isLetterOrDigit) && !OF_COURSE.in(line.toLowerCase(Locale.ROOT));
        if (says && text.length() < Evidence.MAX_REPLY) {
            text.append(text.length() == 0 ? "" : "\n").append(line);
        }
    }
}
