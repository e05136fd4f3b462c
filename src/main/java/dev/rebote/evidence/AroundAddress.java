package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import java.util.Locale;

/** The words around an address of a notice, without brackets, bullets and the name of the person. */
final class AroundAddress {

    /** A line of few signs is the rest of the sentence above. */
    private static final int SHORT = 8;

    private AroundAddress() {}

    /** Of {@code message to Jane Doe <} all before the name. */
    static String withoutName(Notice notice, int line, Addresses.Found address, String before) {
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

    /** An address alone on the line below a text without one is mostly that of who signs. */
    static boolean isBelowText(Notice notice, int line) {
        String before = line == 0 ? "" : notice.prose().lower().get(line - 1);
        return !before.isEmpty() && before.indexOf('@') < 0;
    }

    /** Gives the line before, past one that is empty. */
    static String above(Notice notice, int line) {
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
    static String around(Notice notice, int line) {
        int from = Math.max(0, line - 1);
        int to = Math.min(notice.prose().size(), line + 3);
        return String.join(" ", notice.prose().lower().subList(from, to));
    }

    /** Of {@code Recipient(s)   :} the label with its colon at it, as tables have it. */
    static String tight(String before) {
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
    static String stripOpening(String before) {
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

    static String stripClosing(String after) {
        int from = 0;
        while (from < after.length() && " \t>\"')]".indexOf(after.charAt(from)) >= 0) {
            from++;
        }
        String rest = after.substring(from);
        return rest.startsWith("<mailto:") || rest.startsWith("(mailto:") ? "" : rest;
    }
}
