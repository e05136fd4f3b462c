package dev.rebote.cli;

import dev.rebote.classify.Verdict;
import dev.rebote.notice.Explanation;
import java.util.Optional;

/**
 * What was asked and what it means.
 *
 * @param input       the reply or the log line, as it was given
 * @param verdict     what it means
 * @param explanation the same in plain words; empty when nothing failed
 */
record Answer(String input, Verdict verdict, Optional<Explanation> explanation) {

    /** Says whether a rule knew it, or nothing failed at all. */
    boolean isUnderstood() {
        return verdict.reason()
                .filter(reason -> reason.id().equals("unknown") || reason.id().equals("no-detail"))
                .isEmpty();
    }
}
