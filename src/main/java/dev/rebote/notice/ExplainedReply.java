package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Stage;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A reply or a line of a log, and what it means.
 *
 * @param input       the reply or the log line, as it was given
 * @param verdict     what it means
 * @param explanation the same in plain words; empty when nothing failed
 */
public record ExplainedReply(String input, Verdict verdict, Optional<Explanation> explanation) {

    /** Says whether a rule knew it, or nothing failed at all. */
    public boolean isUnderstood() {
        return verdict.reason()
                .filter(reason -> reason.id().equals("unknown") || reason.id().equals("no-detail"))
                .isEmpty();
    }

    /** Gives all that is known, as texts and numbers in a fixed order; the names are public API. Empty is what says nothing here. */
    public Map<String, Optional<?>> facts() {
        Optional<Reason> reason = verdict.reason();
        Map<String, Optional<?>> facts = new LinkedHashMap<>();
        facts.put("input", Optional.of(input));
        facts.put("event", Optional.of(verdict.event().id()));
        facts.put("reason", reason.map(Reason::id));
        facts.put("status", Optional.of(verdict.status().toString()));
        facts.put("toldStatus", verdict.toldStatus().map(EnhancedStatus::toString));
        facts.put("replyCode", verdict.evidence().replyCode().map(ReplyCode::value));
        facts.put("persistence", reason.map(failed -> verdict.persistence().id()));
        facts.put("scope", reason.map(failed -> verdict.scope().id()));
        facts.put("whoActs", reason.map(failed -> verdict.whoActs().id()));
        facts.put("retryAfterSeconds", verdict.retryAfter().map(Duration::toSeconds));
        facts.put(
                "stage",
                Optional.of(verdict.evidence().stage())
                        .filter(stage -> stage != Stage.UNKNOWN)
                        .map(Stage::id));
        facts.put("rule", Optional.of(verdict.rule()).filter(rule -> !rule.equals("none")));
        facts.put("words", Optional.of(verdict.words()).filter(words -> !words.isEmpty()));
        facts.put("explanation", explanation.map(Explanation::happened));
        return facts;
    }
}
