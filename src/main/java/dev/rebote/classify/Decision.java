package dev.rebote.classify;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Sentences;
import java.util.Optional;

/**
 * Which rule knows a piece of evidence, and by which words.
 *
 * @param rule  its number; -1 when none knows it
 * @param text  the words that it was asked about: the whole reply, or a sentence of a notice
 * @param found what was found in them
 */
record Decision(int rule, String text, Hits found) {

    static Decision of(RuleBook book, Evidence evidence) {
        Optional<Decision> sentence = isNotice(evidence) ? bySentences(book, evidence) : Optional.empty();
        return sentence.orElseGet(() -> of(book, evidence, evidence.reply()));
    }

    private static Decision of(RuleBook book, Evidence evidence, String text) {
        Hits hits = book.search(text);
        return new Decision(book.decide(evidence, hits), text, hits);
    }

    /** A notice without a code tells the cause in one sentence of several; no phrase begins in one and ends in another. */
    static boolean isNotice(Evidence evidence) {
        return evidence.source() == EvidenceSource.REPORT
                && evidence.replyCode().isEmpty()
                && evidence.toldStatus().isEmpty();
    }

    /** Gives the first sentence that names a cause, else the first that only says no; none where no sentence says either. */
    private static Optional<Decision> bySentences(RuleBook book, Evidence evidence) {
        Optional<Decision> best = Optional.empty();
        for (String sentence : Sentences.in(evidence.reply())) {
            Decision next = of(book, evidence, sentence);
            if (next.rule < 0
                    || best.filter(before -> !next.tellsMoreThan(before, book)).isPresent()) {
                continue;
            }
            best = Optional.of(next);
            if (!next.mayBeBettered(book)) {
                break;
            }
        }
        return best;
    }

    /** Says whether another sentence may tell more: the cause of a refusal, or where somebody is who is gone. */
    private boolean mayBeBettered(RuleBook book) {
        return isVague(book) || isGone(book);
    }

    private boolean tellsMoreThan(Decision before, RuleBook book) {
        return before.isVague(book) ? !isVague(book) : book.rules().get(rule).reason() == Reason.RECIPIENT_MOVED;
    }

    private boolean isVague(RuleBook book) {
        return book.rules().get(rule).yieldsToStatus();
    }

    private boolean isGone(RuleBook book) {
        Reason reason = book.rules().get(rule).reason();
        return reason == Reason.RECIPIENT_DISABLED || reason == Reason.RECIPIENT_UNKNOWN;
    }

    /** Gives the words that the rule was chosen by, empty where it goes by codes. */
    String words(RuleBook book, int limit) {
        return !book.rules().get(rule).byWords()
                ? ""
                : found.placeOf(Owners.wanted(rule))
                        .map(place -> text.substring(place.start(), Math.min(place.end(), place.start() + limit))
                                .replace('\n', ' '))
                        .orElse("");
    }
}
