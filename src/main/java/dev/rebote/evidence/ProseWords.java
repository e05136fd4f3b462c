package dev.rebote.evidence;

import dev.rebote.evidence.ProseRecipients.Candidate;
import java.util.List;
import java.util.Optional;

/** The words of a notice that are about one recipient. */
final class ProseWords {

    /** What a notice says of one recipient is a reply with a sentence around it. */
    private static final int MAX_LINES = 30;

    private static final int MAX_WORDS = Evidence.MAX_REPLY;

    private ProseWords() {}

    /** Gives the words about the recipient at {@code place}; without a place, those about all. */
    static String of(Notice notice, ProseRecipients recipients, Optional<Candidate> place) {
        String own = place.map(candidate -> attached(notice.prose(), recipients, candidate)).orElse("");
        if (ReportEvidence.saysMore(own) && tellsCause(own)) {
            return bounded(own);
        }
        String replies = replies(notice.prose(), place);
        if (!replies.isEmpty()) {
            return bounded(ReportEvidence.saysMore(own) ? own + "\n" + replies : replies);
        }
        return bounded(ReportEvidence.saysMore(own) && place.isPresent() && place.get().place().isList()
                ? own
                : all(notice.prose()));
    }

    private static boolean tellsCause(String words) {
        return words.length() > 8;
    }

    /** Gives what follows the address: the rest of its line, and the lines below until an empty one or the next address. */
    private static String attached(Prose prose, ProseRecipients recipients, Candidate candidate) {
        String line = prose.lines().get(candidate.line());
        if (!candidate.place().isList()) {
            return paragraph(prose, candidate.line());
        }
        StringBuilder words = new StringBuilder(stripSeparator(line.substring(candidate.end())));
        int empty = 0;
        for (int i = candidate.line() + 1; i < prose.size() && i <= candidate.line() + MAX_LINES; i++) {
            String next = prose.lines().get(i).strip();
            if (next.isEmpty()) {
                empty++;
                if (words.length() > 3 || empty > 2) {
                    break;
                }
                continue;
            }
            if (isOtherRecipient(recipients, i) || next.startsWith("----")) {
                break;
            }
            words.append(words.length() == 0 ? "" : "\n").append(next);
        }
        return words.toString().strip();
    }

    private static boolean isOtherRecipient(ProseRecipients recipients, int line) {
        for (Candidate other : recipients.candidates()) {
            if (other.line() == line && other.place().isList() && other.place().sureness() == RecipientPlace.Sureness.LISTED) {
                return true;
            }
        }
        return false;
    }

    private static String stripSeparator(String after) {
        int from = 0;
        while (from < after.length() && " \t>:\"',;.".indexOf(after.charAt(from)) >= 0) {
            from++;
        }
        String rest = after.substring(from).strip();
        return rest.startsWith("<mailto:") ? "" : rest;
    }

    /** Gives the lines around {@code line} without an empty one between them. */
    private static String paragraph(Prose prose, int line) {
        int from = line;
        while (from > 0 && line - from < MAX_LINES && !prose.lower().get(from - 1).isEmpty()) {
            from--;
        }
        int to = line + 1;
        while (to < prose.size() && to - line < MAX_LINES && !prose.lower().get(to).isEmpty()) {
            to++;
        }
        return join(prose.lines().subList(from, to));
    }

    /** Gives the replies that the notice quotes: those about the address where it is named in them, else all. */
    private static String replies(Prose prose, Optional<Candidate> place) {
        StringBuilder all = new StringBuilder();
        StringBuilder own = new StringBuilder();
        for (int i = 0; i < prose.size(); i++) {
            String low = prose.lower().get(i);
            if (RecipientPlace.startsWithReply(low)) {
                String line = prose.lines().get(i).strip();
                add(all, line);
                if (place.isPresent() && low.contains(place.get().key())) {
                    add(own, line);
                }
            }
        }
        return own.length() > 0 ? own.toString() : all.toString();
    }

    private static void add(StringBuilder text, String line) {
        String plain = line.startsWith("<<<") ? line.substring(3).strip() : line;
        if (text.indexOf(plain) < 0) {
            text.append(text.length() == 0 ? "" : "\n").append(plain);
        }
    }

    private static String all(Prose prose) {
        return join(prose.lines());
    }

    private static String join(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String plain = line.strip();
            if (!plain.isEmpty() && text.length() < MAX_WORDS) {
                text.append(text.length() == 0 ? "" : "\n").append(plain);
            }
        }
        return text.toString();
    }

    private static String bounded(String words) {
        return words.length() <= MAX_WORDS ? words : words.substring(0, MAX_WORDS);
    }
}
