package dev.rebote.evidence;

import dev.rebote.evidence.ProseRecipients.Candidate;
import java.util.List;
import java.util.Locale;

/** The words of a notice that are about one recipient: of all that may be, those that tell most. */
final class ProseWords {

    /** What a notice says of one recipient is a reply with a sentence around it. */
    private static final int MAX_LINES = 30;

    private static final FailureWords FAILURE = new FailureWords();

    private ProseWords() {}

    /** Gives the words about the recipient at {@code places}; without a place, those about all. */
    static String of(Notice notice, ProseRecipients recipients, List<Candidate> places) {
        Prose prose = notice.prose();
        Best best = new Best();
        for (Candidate place : places) {
            best.offer(attached(prose, recipients, place));
        }
        if (best.tellsCode()) {
            return best.words;
        }
        best.offer(replies(prose, places));
        if (!best.tellsCode() && !places.isEmpty()) {
            best.offer(below(prose, recipients, places.get(0)));
        }
        if (!best.tellsCause()) {
            best.offer(join(prose.lines()));
        }
        return best.words;
    }

    /** Gives what follows the address: the rest of its line, and the lines below until an empty one or the next address. */
    private static String attached(Prose prose, ProseRecipients recipients, Candidate place) {
        if (!place.place().isList()) {
            return paragraph(prose, place.line());
        }
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
        return rest.startsWith("<mailto:") ? "" : rest;
    }

    /** Says whether the next recipient starts at {@code line}; what is indented deeper is said of this one. */
    private static boolean isNext(Prose prose, ProseRecipients recipients, Candidate place, int line) {
        if (indent(prose.lines().get(line)) > indent(prose.lines().get(place.line()))) {
            return false;
        }
        for (Candidate other : recipients.candidates()) {
            boolean listed = other.place().isList() && other.place().sureness() == RecipientPlace.Sureness.LISTED;
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
    private static String paragraph(Prose prose, int line) {
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
        return join(prose.lines().subList(from, to));
    }

    /** Gives the replies that the notice quotes: those about the address where it is named in them, else all. */
    private static String replies(Prose prose, List<Candidate> places) {
        StringBuilder all = new StringBuilder();
        StringBuilder own = new StringBuilder();
        for (int i = 0; i < prose.size(); i++) {
            String low = prose.lower().get(i);
            if (RecipientPlace.startsWithReply(low)) {
                String line = prose.lines().get(i).strip();
                String plain = line.startsWith("<<<") ? line.substring(3).strip() : line;
                add(all, plain);
                if (!places.isEmpty() && low.contains(places.get(0).key())) {
                    add(own, plain);
                }
            }
        }
        return own.length() > 0 ? own.toString() : all.toString();
    }

    private static String join(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            add(text, line.strip());
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String line) {
        boolean says = line.chars().anyMatch(Character::isLetterOrDigit);
        if (says && text.length() < Evidence.MAX_REPLY) {
            text.append(text.length() == 0 ? "" : "\n").append(line);
        }
    }

    /** The words that tell most so far; of those that tell alike, the first. */
    private static final class Best {
        private String words = "";
        private int weight;

        void offer(String offered) {
            int offeredWeight = weigh(offered);
            if (offeredWeight > weight) {
                words = offered.length() <= Evidence.MAX_REPLY ? offered : offered.substring(0, Evidence.MAX_REPLY);
                weight = offeredWeight;
            }
        }

        boolean tellsCode() {
            return weight >= 3;
        }

        boolean tellsCause() {
            return weight >= 2;
        }

        private static int weigh(String words) {
            if (!ReportEvidence.saysMore(words)) {
                return 0;
            }
            if (ReportEvidence.hasCode(words)) {
                return 3;
            }
            return FAILURE.in(words.toLowerCase(Locale.ROOT)) ? 2 : 1;
        }
    }
}
