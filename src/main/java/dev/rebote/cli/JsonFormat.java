package dev.rebote.cli;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Stage;
import dev.rebote.notice.Explanation;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.Duration;
import java.util.Optional;

/** One JSON object a line; its names and values are public API. What is not known, or says nothing here, is null. */
final class JsonFormat implements AnswerFormat {

    @Override
    public void write(Answer answer, StringBuilder out) {
        Verdict verdict = answer.verdict();
        Optional<Reason> reason = verdict.reason();
        JsonObject.in(out)
                .text("input", answer.input())
                .text("event", verdict.event().id())
                .text("reason", reason.map(Reason::id))
                .text("status", verdict.status().toString())
                .text("toldStatus", verdict.toldStatus().map(EnhancedStatus::toString))
                .number("replyCode", verdict.evidence().replyCode().map(ReplyCode::value))
                .text("persistence", reason.map(failed -> verdict.persistence().id()))
                .text("scope", reason.map(failed -> verdict.scope().id()))
                .text("whoActs", reason.map(failed -> verdict.whoActs().id()))
                .number("retryAfterSeconds", verdict.retryAfter().map(Duration::toSeconds))
                .text("stage", stage(verdict))
                .text("rule", Optional.of(verdict.rule()).filter(rule -> !rule.equals("none")))
                .text("words", Optional.of(verdict.words()).filter(words -> !words.isEmpty()))
                .text("explanation", answer.explanation().map(Explanation::happened))
                .end();
        out.append('\n');
    }

    private static Optional<String> stage(Verdict verdict) {
        Stage stage = verdict.evidence().stage();
        return stage == Stage.UNKNOWN ? Optional.empty() : Optional.of(stage.id());
    }
}
