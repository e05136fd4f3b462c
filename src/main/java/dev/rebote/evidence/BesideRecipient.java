package dev.rebote.evidence;

import dev.rebote.evidence.ProseRecipients.Candidate;
import dev.rebote.evidence.mail.Addresses;
import java.util.List;
import java.util.Locale;

/** What stands beside and below a recipient of a notice, up to the next one. */
final class BesideRecipient {

    private static final FailureWords FAILURE = new FailureWords();

    /** What a notice says of one recipient is a reply with a sentence around it. */
    private static final int MAX_LINES = 30;

    private BesideRecipient() {}

    /** Says whether something stands directly below the address, or behind it and set off from it; else a sentence goes on. */
    static boolean isClose(Prose prose, Candidate place) {
        String after = prose.lines().get(place.line()).substring(place.end());
        boolean goesOn = after.length() > 1 && after.charAt(0) == ' ' && Character.isLetter(after.charAt(1));
        boolean below = place.line() + 1 < prose.size()
                && !prose.lower().get(place.line() + 1).isEmpty();
        return below || (!goesOn && !rest(prose, place).isEmpty());
    }

    /** Gives what follows the address: the rest of its line, and the lines below until an empty one or the next address. */
    static String attached(Prose prose, ProseRecipients recipients, Candidate place) {
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
                JoinedLines.add(words, next);
            }
        }
        return words.toString();
    }

    /** Gives the line of the address and those below it, up to the next recipient. */
    static List<String> linesOf(Prose prose, ProseRecipients recipients, Candidate place) {
        int end = place.line() + 1;
        while (end < prose.size() && end - place.line() < MAX_LINES && !isNext(prose, recipients, place, end)) {
            end++;
        }
        return prose.lines().subList(place.line(), end);
    }

    /** Gives all that stands between the address and the next recipient. */
    static String below(Prose prose, ProseRecipients recipients, Candidate place) {
        StringBuilder words = new StringBuilder(rest(prose, place));
        for (int i = place.line() + 1; i < prose.size() && words.length() < Evidence.MAX_REPLY; i++) {
            if (isNext(prose, recipients, place, i)) {
                break;
            }
            JoinedLines.add(words, prose.lines().get(i).strip());
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
        return rest.startsWith("<mailto:") || isAddresses(rest) || isName(rest) || !JoinedLines.says(rest) ? "" : rest;
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

    static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
            indent++;
        }
        return indent;
    }

    /** Gives the lines around {@code line} without an empty one between them. */
    static List<String> paragraph(Prose prose, int line) {
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
}
