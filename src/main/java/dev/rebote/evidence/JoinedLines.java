package dev.rebote.evidence;

import java.util.List;
import java.util.Locale;

/** Lines of a notice put together, without those that a mailer says in every notice. */
final class JoinedLines {

    private static final Words OF_COURSE = Words.load("of-course");

    private JoinedLines() {}

    static String join(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            add(text, line.strip());
        }
        return text.toString();
    }

    static void add(StringBuilder text, String line) {
        if (says(line) && text.length() < Evidence.MAX_REPLY) {
            text.append(text.length() == 0 ? "" : "\n").append(line);
        }
    }

    /** Says whether the line tells anything of this message. */
    static boolean says(String line) {
        return line.chars().anyMatch(Character::isLetterOrDigit) && !OF_COURSE.in(line.toLowerCase(Locale.ROOT));
    }
}
