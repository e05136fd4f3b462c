package dev.rebote.evidence;

import dev.rebote.evidence.mail.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a notice, line by line, up to where the returned message starts.
 *
 * @param lines    the lines as they are, without the blanks at their end
 * @param lower    the same lines, stripped and in lower case
 * @param returned the header of the message that is copied below, {@link Fields#NONE} when none is
 * @param copy     the lines of that message, none when none is
 * @param cut      whether lines were left out
 */
record Prose(List<String> lines, List<String> lower, Fields returned, List<String> copy, boolean cut) {

    /** The longest honest notices name {@link Report#MAX_RECIPIENTS} recipients with some lines for each. */
    static final int MAX_LINES = 600;

    /** RFC 5322, section 2.1.1: a line has at most 998 characters; a longer one is broken, so that no line takes long. */
    static final int MAX_LINE = 998;

    /** What stands above the copy of a message. */
    private static final Words COPY_FOLLOWS = Words.load("copy-follows");

    /** Splits {@code text} into the notice and the copied header. */
    static Prose of(String text) {
        List<String> all = new ArrayList<>();
        int at = 0;
        while (at < text.length() && all.size() < MAX_LINES) {
            int stop = endOfLine(text, at);
            all.add(text.substring(at, stop).stripTrailing());
            at = text.startsWith("\n", stop) ? stop + 1 : stop;
        }
        return split(all, at < text.length());
    }

    /**
     * Gives where the line that starts at {@code from} ends: at its end, or before the last word that is not too long. Looks no
     * further than a line may reach, for a text may be one line.
     */
    private static int endOfLine(String text, int from) {
        int limit = Math.min(text.length() - 1, from + MAX_LINE);
        int blank = from;
        for (int i = from; i <= limit; i++) {
            if (text.charAt(i) == '\n') {
                return i;
            }
            blank = text.charAt(i) == ' ' ? i : blank;
        }
        if (text.length() - from <= MAX_LINE) {
            return text.length();
        }
        return blank > from ? blank : limit;
    }

    private static Prose split(List<String> all, boolean cut) {
        int header = HeaderSummary.pass(all);
        List<String> lines = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        int stop = 0;
        while (stop < header) {
            String low = all.get(stop).strip().toLowerCase(Locale.ROOT);
            if (stop > 0 && isCopyMark(all, stop, low)) {
                break;
            }
            lines.add(all.get(stop));
            lower.add(low);
            stop++;
        }
        Fields returned = Fields.NONE;
        int start = all.size();
        for (int i = stop; i < all.size() && i <= stop + 4 && returned.isEmpty(); i++) {
            if (i >= header || (i > stop && Fields.colon(all.get(i)) > 0)) {
                start = i;
                returned = Fields.parse(String.join("\n", all.subList(i, all.size())));
            }
        }
        if (returned.isEmpty() && header < all.size()) {
            start = header;
            returned = Fields.parse(String.join("\n", all.subList(header, all.size())));
        }
        List<String> copy = all.subList(start, all.size());
        return new Prose(List.copyOf(lines), List.copyOf(lower), returned, copy, cut);
    }

    /** A short line that announces the copy: set off by dashes, or with the copy or its header right below. */
    private static boolean isCopyMark(List<String> all, int line, String low) {
        if (low.length() < 8 || low.length() > 100 || !COPY_FOLLOWS.in(low)) {
            return false;
        }
        boolean setOff = "-=*|#_".indexOf(low.charAt(0)) >= 0 && "-=*|#_".indexOf(low.charAt(1)) >= 0;
        return setOff
                || low.endsWith(":")
                || low.endsWith("follows.")
                || low.endsWith("follows")
                || isField(all, line + 1);
    }

    private static boolean isField(List<String> all, int from) {
        int i = from;
        while (i < all.size() && i < from + 3 && all.get(i).isBlank()) {
            i++;
        }
        return i < all.size() && Fields.colon(all.get(i)) > 0;
    }

    /** Gives what is told of this message: the same lines with blanks instead of advice. */
    Prose told() {
        String text = String.join("\n", lines);
        String told = Advice.blanked(text);
        if (told.equals(text)) {
            return this;
        }
        List<String> left = Arrays.asList(told.split("\n", -1));
        List<String> low = new ArrayList<>(left.size());
        left.forEach(line -> low.add(line.strip().toLowerCase(Locale.ROOT)));
        return new Prose(left, low, returned, copy, cut);
    }

    int size() {
        return lines.size();
    }

    /** Gives the first lines in lower case as one line, because phrases are broken anywhere. */
    String lowerText(int limit) {
        return String.join(" ", lower.subList(0, Math.min(limit, lower.size())));
    }

    /** Gives all lines in lower case as one line. */
    String lowerText() {
        return lowerText(lower.size());
    }
}
