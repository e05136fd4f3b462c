package dev.rebote.classify;

import dev.rebote.evidence.Stage;
import dev.rebote.status.ReplyPattern;
import dev.rebote.status.StatusPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the judge's book: what to look for, and what it means.
 *
 * @param id      the stable name, unique among all rules
 * @param reason  what it means
 * @param status  the effective status, its class {@code x}: the class follows the reply; empty for the reason's own
 * @param text    phrases, any of which must be found; empty when the codes decide
 * @param unless  phrases, none of which may be found
 * @param told    the enhanced status must be one of these; empty for any
 * @param reply   the reply code must be one of these; empty for any
 * @param stages  the dialogue must have been at one of these; empty for any
 * @param why     what the rule knows, for a reader
 * @param source  where that knowledge is from
 * @param samples replies that it must judge
 * @param not     replies that look alike and that it must not judge
 * @param place   file and line where it stands
 */
record Rule(
        String id,
        Reason reason,
        Optional<StatusPattern> status,
        List<Phrase> text,
        List<Phrase> unless,
        List<StatusPattern> told,
        List<ReplyPattern> reply,
        Set<Stage> stages,
        String why,
        String source,
        List<String> samples,
        List<String> not,
        String place) {

    Rule {
        text = List.copyOf(text);
        unless = List.copyOf(unless);
        told = List.copyOf(told);
        reply = List.copyOf(reply);
        stages = Set.copyOf(stages);
        samples = List.copyOf(samples);
        not = List.copyOf(not);
    }

    /** Gives what of this rule decides beside its words. */
    Clause clause(RuleFile file, int provider) {
        boolean byWords = !text.isEmpty();
        return new Clause(
                id, file.tier(), provider, file.yieldsToStatus(), byWords, reason, status, told, reply, stages);
    }
}
