package dev.rebote.evidence;

import java.util.List;
import java.util.Locale;

/** The cause in a paragraph of labelled lines: what follows {@code Reason:}, {@code Diagnostic code:} and their like. */
final class LabelledCause {

    private static final Words LABEL = Words.load("cause-field");

    /** A label is a few words. */
    private static final int MAX_LABEL = 40;

    private LabelledCause() {}

    /** Gives what stands behind the labels of a cause, with the lines that go on below; empty where no line has one. */
    static String in(List<String> paragraph) {
        StringBuilder cause = new StringBuilder();
        boolean within = false;
        for (String line : paragraph) {
            int colon = label(line);
            if (colon >= 0) {
                within = LABEL.end(line.substring(0, colon + 1).strip().toLowerCase(Locale.ROOT));
            }
            if (within && cause.length() < Evidence.MAX_REPLY) {
                add(cause, withoutType(line.substring(colon + 1).strip()));
            }
        }
        return cause.toString();
    }

    /** Gives the place of the colon behind a label at the start of the line, else -1. */
    private static int label(String line) {
        int end = Math.min(line.length(), MAX_LABEL);
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '\uFF1A') {
                return i;
            }
            if (Character.isDigit(c) || c == '@' || c == '<') {
                return -1;
            }
        }
        return -1;
    }

    private static String withoutType(String words) {
        return words.regionMatches(true, 0, "smtp;", 0, 5) ? words.substring(5).strip() : words;
    }

    private static void add(StringBuilder cause, String words) {
        if (!words.isEmpty()) {
            cause.append(cause.length() == 0 ? "" : "\n").append(words);
        }
    }
}
