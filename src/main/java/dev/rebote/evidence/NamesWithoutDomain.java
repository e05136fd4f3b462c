package dev.rebote.evidence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names that are no addresses, of recipients of local users, of UUCP and of mailers that know persons: {@code kurt}, {@code mill!kurt}. */
final class NamesWithoutDomain {

    /** A name is of a few words. */
    private static final int MAX_LENGTH = 60;

    private static final int MAX_WORDS = 4;

    /** Notices with such names are short. */
    private static final int MAX_LINES = 60;

    private static final FailureWords FAILURE = new FailureWords();
    private static final Words FIELD = Words.load("recipient-field");

    private NamesWithoutDomain() {}

    /** Gives the names in a notice that names no address: what mailers list, or else the ways that UUCP writes. */
    static List<String> in(Notice notice) {
        Set<String> names = new LinkedHashSet<>();
        Prose prose = notice.prose();
        boolean listing = false;
        for (int i = 0; i < Math.min(MAX_LINES, prose.size()) && names.size() < Report.MAX_RECIPIENTS; i++) {
            String line = prose.lines().get(i).strip();
            String low = prose.lower().get(i);
            Optional<String> name = listing ? listed(line) : Optional.empty();
            name.or(() -> transcribed(line)).or(() -> labelled(line, low)).ifPresent(names::add);
            listing = name.isPresent() || isHeading(low) || (listing && line.isEmpty());
        }
        return names.isEmpty() ? ways(prose) : List.copyOf(names);
    }

    private static boolean isHeading(String low) {
        return (low.endsWith(":") || low.endsWith("-----")) && FAILURE.in(low) && !low.contains("transcript");
    }

    /** Of {@code Jane Doe (the name was not found)} and {@code Doe on 3/14/2006 8:12 AM} the name. */
    private static Optional<String> listed(String line) {
        int end = line.length();
        for (String sign : List.of(" (", "  ", " on ", "\t", " - ")) {
            int at = line.indexOf(sign);
            end = at > 0 ? Math.min(end, at) : end;
        }
        return name(line.substring(0, end).strip()).filter(name -> !FAILURE.in(name.toLowerCase(Locale.ROOT)));
    }

    /** Sendmail says {@code 550 kurt... User unknown} of its own users. */
    private static Optional<String> transcribed(String line) {
        int dots = line.indexOf("... ");
        boolean reply = dots > 4 && ReplyWords.isReplyCode(line, 0) && line.charAt(0) >= '4';
        return reply ? word(line.substring(4, dots).strip()) : Optional.empty();
    }

    private static Optional<String> labelled(String line, String low) {
        int colon = line.indexOf(':');
        boolean label = colon > 0 && FIELD.end(low.substring(0, Math.min(colon + 1, low.length())));
        return label ? word(line.substring(colon + 1).strip()) : Optional.empty();
    }

    private static Optional<String> word(String text) {
        return text.indexOf(' ') < 0 ? name(text) : Optional.empty();
    }

    private static Optional<String> name(String text) {
        String bare = text.replace("<", "").replace(">", "").replace("\"", "").replace("'", "");
        boolean few =
                !bare.isEmpty() && bare.length() <= MAX_LENGTH && bare.split(" ", MAX_WORDS + 1).length <= MAX_WORDS;
        boolean starts =
                few && Character.isLetterOrDigit(bare.charAt(0)) && Character.isLetter(bare.charAt(bare.length() - 1));
        return starts && bare.chars().noneMatch(c -> ":;@/\\=[]".indexOf(c) >= 0) && isNoSentence(bare)
                ? Optional.of(bare)
                : Optional.empty();
    }

    /** A name has no full stop between its words, and each of several words starts with a great letter. */
    private static boolean isNoSentence(String text) {
        for (String word : text.split(" ", -1)) {
            boolean great = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
            if (text.indexOf(' ') > 0 && !great) {
                return false;
            }
        }
        return true;
    }

    /** Gives {@code mill!kurt}, the way over hosts that UUCP writes. */
    private static List<String> ways(Prose prose) {
        Set<String> ways = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(MAX_LINES, prose.size()); i++) {
            String line = prose.lines().get(i);
            if (line.indexOf('!') > 0) {
                way(line).ifPresent(ways::add);
            }
        }
        return ways.size() == 1 ? List.copyOf(ways) : List.of();
    }

    private static Optional<String> way(String line) {
        int at = line.indexOf('!');
        int start = at;
        int end = at;
        while (start > 0 && isOfWay(line.charAt(start - 1))) {
            start--;
        }
        while (end < line.length() && isOfWay(line.charAt(end))) {
            end++;
        }
        return start < at && end > at + 1 && end - start <= MAX_LENGTH && line.charAt(end - 1) != '!'
                ? Optional.of(line.substring(start, end))
                : Optional.empty();
    }

    private static boolean isOfWay(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "!.-_%".indexOf(c) >= 0);
    }
}
