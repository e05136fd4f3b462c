package dev.rebote.evidence;

import dev.rebote.evidence.ProseRecipients.Candidate;
import java.util.List;
import java.util.Locale;

/** The words of a notice in the order in which they are judged: those about the recipient first. */
final class RecipientFirst {

    private static final Words THEREFORE = Words.load("therefore");

    private RecipientFirst() {}

    /** Gives the words with the sentence that names the recipient first, what follows it next, and what stands before it last. */
    static String of(String words, List<Candidate> places) {
        int at = places.isEmpty() ? -1 : words.indexOf(places.get(0).address());
        int start = at < 0 ? 0 : startOfSentence(words, at);
        String before = words.substring(0, start).strip();
        return before.isEmpty() ? words : words.substring(start).strip() + "\n\n" + before;
    }

    /** Gives where the sentence around {@code at} starts, or the one before where that holds the cause. */
    private static int startOfSentence(String words, int at) {
        int before = 0;
        int start = 0;
        for (String sentence : Sentences.in(words)) {
            if (start + sentence.length() > at) {
                return THEREFORE.start(sentence.toLowerCase(Locale.ROOT)) ? before : start;
            }
            before = start;
            start += sentence.length();
        }
        return start;
    }
}
