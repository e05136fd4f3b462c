package dev.rebote.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A list of phrases from a file of ours: one a line, in lower case, {@code #} starts a remark. Immutable. */
final class Words {

    /** Some hundred phrases end with some dozens of signs. */
    private static final int PLACES = 256;

    private final String[] phrases;
    private final WordsIndex index;
    /** The phrases by their first sign. */
    private final String[][] byStart = new String[PLACES][];
    /** The phrases by their last sign. */
    private final String[][] byEnd = new String[PLACES][];

    private Words(List<String> phrases) {
        this.phrases = phrases.toArray(String[]::new);
        this.index = new WordsIndex(this.phrases);
        for (int i = 0; i < PLACES; i++) {
            int place = i;
            byStart[i] = phrases.stream()
                    .filter(phrase -> place(phrase.charAt(0)) == place)
                    .toArray(String[]::new);
            byEnd[i] = phrases.stream()
                    .filter(phrase -> place(phrase.charAt(phrase.length() - 1)) == place)
                    .toArray(String[]::new);
        }
    }

    /** Reads the phrases in {@code words/NAME.txt}. */
    static Words load(String name) {
        String file = "words/" + name + ".txt";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return new Words(read(file, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static List<String> read(String file, BufferedReader lines) throws IOException {
        List<String> phrases = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.equals(line.toLowerCase(Locale.ROOT)) || phrases.contains(line)) {
                throw new IllegalArgumentException(
                        file + ":" + number + ": '" + line + "' is not in lower case, or twice there");
            }
            phrases.add(line);
        }
        return phrases;
    }

    /** Says whether {@code text}, in lower case, contains one of the phrases; one pass, however many phrases there are. */
    boolean in(String text) {
        return index.firstIn(text) >= 0;
    }

    /** Says whether {@code text}, in lower case, starts with one of the phrases. */
    boolean start(String text) {
        if (text.isEmpty()) {
            return false;
        }
        for (String phrase : byStart[place(text.charAt(0))]) {
            if (text.startsWith(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** Says whether {@code text}, in lower case, ends with one of the phrases, as whole words. */
    boolean end(String text) {
        return endLength(text) > 0;
    }

    /** Gives the length of the longest phrase that {@code text}, in lower case, ends with as whole words; 0 when it ends with none. */
    int endLength(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int longest = 0;
        for (String phrase : byEnd[place(text.charAt(text.length() - 1))]) {
            if (phrase.length() > longest && ends(text, phrase)) {
                longest = phrase.length();
            }
        }
        return longest;
    }

    private static int place(char sign) {
        return sign & (PLACES - 1);
    }

    private static boolean ends(String text, String phrase) {
        int start = text.length() - phrase.length();
        return text.endsWith(phrase) && (start == 0 || !isAsciiLetter(text.charAt(start - 1)));
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Gives the first of the phrases that {@code text} contains, empty when it contains none. */
    String firstIn(String text) {
        int found = index.firstIn(text);
        return found < 0 ? "" : phrases[found];
    }
}
