package dev.rebote.evidence;

import java.util.ArrayList;
import java.util.List;

/** Where the sentences of a text begin and end. */
public final class Sentences {

    /** The notices of hosters have some dozens of them; what comes behind is one. */
    private static final int MAX_SENTENCES = 300;

    /** What a program said explains what the mailer says of it: {@code permission denied. Command output: invalid user}. */
    private static final String OUTPUT = "Command output";

    private Sentences() {}

    /** Gives the sentences of {@code text} in their order, with the blanks behind them; together they are the text. */
    public static List<String> in(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length() && sentences.size() < MAX_SENTENCES; i++) {
            int end = end(text, i);
            if (end > 0) {
                sentences.add(text.substring(start, end));
                start = end;
                i = end - 1;
            }
        }
        if (start < text.length()) {
            sentences.add(text.substring(start));
        }
        return sentences;
    }

    /** Gives where the next sentence starts if one ends at {@code at}; else 0. */
    private static int end(String text, int at) {
        char c = text.charAt(at);
        if (c == '。' || c == '！' || c == '？') {
            return skipBlanks(text, at + 1);
        }
        if (c == '\n') {
            int next = skipBlanks(text, at);
            return text.substring(at, next).chars().filter(sign -> sign == '\n').count() > 1 ? next : 0;
        }
        if (c != '.' && c != '!' && c != '?') {
            return 0;
        }
        int after = at + 1;
        while (after < text.length() && "\"')>]»”".indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        int next = skipBlanks(text, after);
        boolean starts = next > after && (next == text.length() || startsSentence(text, next, after));
        return starts && !isShortened(text, at) ? next : 0;
    }

    private static boolean startsSentence(String text, int at, int blanks) {
        char c = text.charAt(at);
        if (text.startsWith(OUTPUT, at)) {
            return false;
        }
        return !Character.isLowerCase(c) || text.substring(blanks, at).indexOf('\n') >= 0;
    }

    /** A lone letter or a number before the point is no end: {@code J. Doe}, {@code 2. Is the name right}. */
    private static boolean isShortened(String text, int point) {
        if (text.charAt(point) != '.' || point == 0) {
            return false;
        }
        boolean lone = point == 1 || text.charAt(point - 2) <= ' ';
        return lone && Character.isLetterOrDigit(text.charAt(point - 1));
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
