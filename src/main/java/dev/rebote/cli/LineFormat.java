package dev.rebote.cli;

import dev.rebote.classify.Verdict;
import dev.rebote.notice.ExplainedReply;

/** One answer a line: reason, status, how long it lasts, who acts, and what was asked. */
final class LineFormat implements AnswerFormat {

    private static final int REASON = 29;
    private static final int STATUS = 8;
    private static final int PERSISTENCE = 11;
    private static final int WHO_ACTS = 17;

    private final Ink ink;

    LineFormat(Ink ink) {
        this.ink = ink;
    }

    @Override
    public void write(ExplainedReply answer, StringBuilder out) {
        Verdict verdict = answer.verdict();
        boolean failed = verdict.reason().isPresent();
        String what = verdict.reason()
                .map(reason -> reason.id())
                .orElseGet(() -> verdict.event().id());
        out.append(inked(verdict, what));
        blanks(out, REASON - what.length());
        column(out, verdict.status().toString(), STATUS);
        column(out, failed ? verdict.persistence().id() : "-", PERSISTENCE);
        column(out, failed ? verdict.whoActs().id() : "-", WHO_ACTS);
        out.append(SafeText.line(answer.input())).append('\n');
    }

    private String inked(Verdict verdict, String what) {
        if (verdict.reason().isEmpty()) {
            return ink.green(what);
        }
        return verdict.status().isTransient() ? ink.yellow(what) : ink.red(what);
    }

    private static void column(StringBuilder out, String text, int width) {
        out.append(text);
        blanks(out, width - text.length());
    }

    private static void blanks(StringBuilder out, int count) {
        for (int i = 0; i < Math.max(1, count); i++) {
            out.append(' ');
        }
    }
}
