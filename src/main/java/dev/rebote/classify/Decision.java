package dev.rebote.classify;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Sentences;
import java.util.List;
import java.util.Optional;

/**
 * Which rule knows a piece of evidence, and by which words.
 *
 * @param rule  its number; -1 when none knows it
 * @param text  the words that it was asked about: the whole reply, or a sentence of a notice
 * @param found what was found in them
 * @param whole what was found in the whole reply
 */
record Decision(int rule, String text, Hits found, Hits whole) {

    static Decision of(RuleBook book, Evidence evidence) {
        String reply = evidence.reply();
        Hits hits = book.search(reply);
        Decision whole = new Decision(book.decide(evidence, hits), reply, hits, hits);
        if (!isNotice(evidence) || whole.tellsNewAddress(book)) {
            return whole;
        }
        List<String> sentences = Sentences.in(reply);
        return sentences.size() < 2
                ? whole
                : bySentences(book, evidence, sentences, whole).orElse(whole);
    }

    /** A notice without a code tells the cause in one sentence of several; no phrase begins in one and ends in another. */
    private static boolean isNotice(Evidence evidence) {
        return evidence.source() == EvidenceSource.REPORT
                && evidence.replyCode().isEmpty()
                && evidence.toldStatus().isEmpty();
    }

    /** Who has moved is at times said to be gone, and in the next sentence where to. */
    private boolean tellsNewAddress(RuleBook book) {
        return rule >= 0 && book.rules().get(rule).reason() == Reason.RECIPIENT_MOVED;
    }

    /** Gives the first sentence that names a cause, else the first that only says no. */
    private static Optional<Decision> bySentences(
            RuleBook book, Evidence evidence, List<String> sentences, Decision whole) {
        Optional<Decision> vague = Optional.empty();
        for (String sentence : sentences) {
            Hits hits = book.search(sentence);
            int rule = book.decide(evidence, hits);
            if (rule < 0) {
                continue;
            }
            Decision decision = new Decision(rule, sentence, hits, whole.whole());
            if (!book.rules().get(rule).yieldsToStatus()) {
                return Optional.of(decision);
            }
            vague = vague.isEmpty() ? Optional.of(decision) : vague;
        }
        return vague;
    }

    /** Gives the words that the rule was chosen by, empty where it goes by codes. */
    String words(RuleBook book, int limit) {
        return !book.rules().get(rule).byWords()
                ? ""
                : found.placeOf(rule * 2)
                        .map(place -> text.substring(place.start(), Math.min(place.end(), place.start() + limit))
                                .replace('\n', ' '))
                        .orElse("");
    }
}
