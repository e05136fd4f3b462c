package dev.rebote.cli;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Stage;
import dev.rebote.notice.ExplainedReply;
import dev.rebote.notice.Explanation;
import dev.rebote.notice.Headings;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.StatusRegistry;
import java.util.Locale;

/** One answer as a page for a person: the reply, what it means in plain words, and all that is known, aligned. */
final class PageFormat implements AnswerFormat {

    private static final int WIDTH = 80;

    private final Ink ink;
    private final Headings headings;
    private final StatusRegistry registry;

    PageFormat(Ink ink, Headings headings, StatusRegistry registry) {
        this.ink = ink;
        this.headings = headings;
        this.registry = registry;
    }

    @Override
    public void write(ExplainedReply answer, StringBuilder out) {
        Verdict verdict = answer.verdict();
        reply(verdict, out);
        out.append('\n').append(headline(verdict)).append('\n');
        answer.explanation().ifPresent(explanation -> explain(explanation, out));
        out.append('\n');
        Fields fields = new Fields(out, ink, WIDTH);
        verdict.reason()
                .ifPresentOrElse(
                        reason -> failure(verdict, reason, fields), () -> status("Status", verdict.status(), fields));
    }

    private void reply(Verdict verdict, StringBuilder out) {
        String words = SafeText.line(verdict.words());
        verdict.evidence().reply().lines().map(SafeText::line).forEach(line -> {
            int at = words.isEmpty() ? -1 : line.indexOf(words);
            String marked =
                    at < 0 ? line : line.substring(0, at) + ink.underlined(words) + line.substring(at + words.length());
            out.append(marked).append('\n');
        });
    }

    private String headline(Verdict verdict) {
        return switch (verdict.event()) {
            case FAILED -> ink.red("Not delivered.");
            case DELAYED -> ink.yellow("Not delivered yet.");
            default -> ink.green("Nothing failed: " + verdict.event().id() + ".");
        };
    }

    private void explain(Explanation explanation, StringBuilder out) {
        heading(headings.happened(), out);
        paragraph(explanation.happened(), "", out);
        heading(headings.who(), out);
        paragraph(explanation.who(), "", out);
        heading(headings.now(), out);
        int number = 0;
        for (String step : explanation.now()) {
            paragraph(step, ++number + ". ", out);
        }
    }

    private void heading(String text, StringBuilder out) {
        out.append('\n').append(ink.bold(text)).append('\n');
    }

    /** The first line starts with {@code margin}, the others stand under it. */
    private static void paragraph(String text, String margin, StringBuilder out) {
        String before = margin;
        for (String line : Paragraph.lines(SafeText.line(text), WIDTH - margin.length())) {
            out.append(before).append(line).append('\n');
            before = " ".repeat(margin.length());
        }
    }

    private void failure(Verdict verdict, Reason reason, Fields fields) {
        fields.add("Reason", reason.id(), "");
        status("Status", verdict.status(), fields);
        verdict.toldStatus().filter(told -> verdict.contradictsToldStatus()).ifPresent(told -> {
            status("Told", told, fields);
            fields.add("", "but the words mean " + verdict.status() + ", and they count");
        });
        fields.add("Who acts", verdict.whoActs().id(), PlainWords.of(verdict.whoActs()))
                .add("Lasts", verdict.persistence().id(), PlainWords.of(verdict.persistence()))
                .add("Concerns", verdict.scope().id(), PlainWords.of(verdict.scope()))
                .add("Try again", PlainWords.of(verdict.retry(), verdict.retryAfter()));
        verdict.blocklist().ifPresent(list -> fields.add("Listed by", list));
        verdict.newAddress().ifPresent(address -> fields.add("Moved to", address));
        verdict.helpUrl().ifPresent(url -> fields.add("Help", url));
        if (verdict.evidence().stage() != Stage.UNKNOWN) {
            fields.add("Stage", PlainWords.of(verdict.evidence().stage()));
        }
        fields.add("Rule", rule(verdict));
    }

    private void status(String label, EnhancedStatus status, Fields fields) {
        String meaning = registry.meaning(status).text();
        String severity = registry.classMeaning(status).toLowerCase(Locale.ROOT);
        fields.add(label, status.toString(), meaning + " (" + severity + ")");
    }

    private static String rule(Verdict verdict) {
        if (verdict.rule().equals("none")) {
            return "none; docs/rules.md tells how to add one";
        }
        return verdict.words().isEmpty()
                ? verdict.rule()
                : verdict.rule() + ", by the words \"" + verdict.words() + '"';
    }
}
