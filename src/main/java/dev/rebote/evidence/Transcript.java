package dev.rebote.evidence;

import dev.rebote.evidence.ProseRecipients.Candidate;
import java.util.List;
import java.util.Locale;

/** What a notice shows of the dialogue with a server: replies, commands, and what a program said. */
final class Transcript {

    private static final Words VAGUE = Words.load("vague-reply");

    private Transcript() {}

    /** Gives a line of a transcript with the replies right above it: Sendmail says its own code after the remote's. */
    static String dialogue(Prose prose, int line) {
        int from = line;
        while (from > 0 && isOfDialogue(prose, from - 1)) {
            from--;
        }
        StringBuilder words = new StringBuilder();
        for (int i = from; i < endOfReply(prose, line); i++) {
            String plain = plain(prose, i);
            if (!plain.startsWith(">>>") && !isSaidByProgram(prose, i)) {
                JoinedLines.add(words, plain);
            }
        }
        boolean vague = VAGUE.in(prose.lower().get(line));
        for (int i = from; vague && i < line; i++) {
            if (isSaidByProgram(prose, i)) {
                JoinedLines.add(words, plain(prose, i));
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
        return startsWithReply(prose.lower().get(line)) && plain(prose, line).startsWith("-", 3);
    }

    /** Gives what was answered to the command on {@code line}. */
    static String answer(Prose prose, int line) {
        StringBuilder words = new StringBuilder();
        for (int i = line + 1; i < prose.size() && isAnswer(prose, i); i++) {
            JoinedLines.add(words, plain(prose, i));
        }
        return words.toString();
    }

    static boolean isCommand(String low) {
        return low.startsWith(">>>") || low.startsWith("in: ");
    }

    /** A long answer goes on below, indented. */
    private static boolean isAnswer(Prose prose, int line) {
        String low = prose.lower().get(line);
        return low.startsWith("<<<")
                || (startsWithReply(low) && low.startsWith("out: "))
                || (BesideRecipient.indent(prose.lines().get(line)) > 4 && !isCommand(low));
    }

    private static boolean isDialogue(String low) {
        return low.startsWith("<<<") || low.startsWith(">>>");
    }

    /** Gives the replies that the notice quotes: those about the address where it is named in them, else all. */
    static String replies(Prose prose, List<Candidate> places) {
        StringBuilder all = new StringBuilder();
        StringBuilder own = new StringBuilder();
        int i = 0;
        while (i < prose.size()) {
            if (!startsWithReply(prose.lower().get(i))) {
                i++;
                continue;
            }
            int end = endOfReply(prose, i);
            String reply = reply(prose, i, end);
            JoinedLines.add(all, reply);
            if (!places.isEmpty()
                    && reply.toLowerCase(Locale.ROOT).contains(places.get(0).key())) {
                JoinedLines.add(own, reply);
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
                && startsWithReply(prose.lower().get(i + 1))) {
            i++;
        }
        return i + 1;
    }

    private static String reply(Prose prose, int from, int to) {
        StringBuilder reply = new StringBuilder();
        for (int i = from; i < to; i++) {
            JoinedLines.add(reply, plain(prose, i));
        }
        return reply.toString();
    }

    private static String plain(Prose prose, int line) {
        String text = prose.lines().get(line).strip();
        int reply = replyAt(prose.lower().get(line));
        return reply > 0
                ? text.substring(reply)
                : text.startsWith("<<<") ? text.substring(3).strip() : text;
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
}
