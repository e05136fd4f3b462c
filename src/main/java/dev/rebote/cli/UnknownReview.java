package dev.rebote.cli;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Gathers the replies that no rule understood, alike ones together, so that an operator writes a rule from them. */
final class UnknownReview {

    /** More different texts than these nobody reviews. */
    private static final int MAX_TEXTS = 10_000;

    private static final int MAX_LENGTH = 300;

    private final Map<String, Group> groups = new LinkedHashMap<>();

    private static final class Group {
        private int count;
        private final String file;

        Group(String file) {
            this.file = file;
        }
    }

    void add(ScannedReport scanned) {
        for (Verdict verdict : scanned.verdicts()) {
            if (verdict.reason().filter(Reason.UNKNOWN::equals).isPresent()) {
                String text = normalised(verdict.evidence().reply());
                if (groups.size() < MAX_TEXTS || groups.containsKey(text)) {
                    groups.computeIfAbsent(text, key -> new Group(scanned.file())).count++;
                }
            }
        }
    }

    void print(PrintWriter out) {
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().count))
                .forEach(entry -> out.println(String.format(
                        Locale.ROOT,
                        "%6d  %s  (%s)",
                        entry.getValue().count,
                        SafeText.line(entry.getKey()),
                        entry.getValue().file)));
        out.println(groups.size() + " different texts that no rule knows");
        out.flush();
    }

    /** Gives the text with its addresses, hosts and numbers replaced, so that alike ones are equal. */
    static String normalised(String text) {
        StringBuilder plain = new StringBuilder();
        for (String word : text.replace('\n', ' ').split(" +", 200)) {
            plain.append(plain.length() == 0 ? "" : " ").append(normalisedWord(word));
        }
        return plain.length() <= MAX_LENGTH ? plain.toString() : plain.substring(0, MAX_LENGTH) + "…";
    }

    private static String normalisedWord(String word) {
        if (word.indexOf('@') > 0) {
            return "<address>";
        }
        long digits = word.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean code = word.length() <= 4 && digits == 3;
        boolean status = word.length() <= 7
                && digits >= 3
                && word.chars().filter(c -> c == '.').count() == 2;
        if (code || status || digits == 0) {
            boolean host = word.indexOf('.') > 0 && word.indexOf('.') < word.length() - 2 && !status;
            return host ? "<host>" : word;
        }
        return digits * 2 > word.length() || word.length() > 12 ? "#" : word;
    }
}
