package dev.rebote.cli;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import java.io.PrintWriter;
import java.util.Locale;

/** Writes what would be done, a recipient a row. */
interface DryRunRows {

    /** Writes what stands above the rows. */
    default void start() {}

    void write(Treatment treatment);

    static DryRunRows of(DryRunFormat format, PrintWriter out, boolean compares) {
        return switch (format) {
            case JSONL -> new Json(out, compares);
            case TABLE -> compares ? new Difference(out) : new Table(out);
            case SUMMARY -> treatment -> {};
        };
    }

    /** A table of what would be done. */
    record Table(PrintWriter out) implements DryRunRows {
        private static final String ROW = "%-34s %-28s %-9s %-20s %-40s %s";

        @Override
        public void start() {
            out.println(String.format(Locale.ROOT, ROW, "RECIPIENT", "REASON", "STATUS", "RULE", "ACTIONS", "FILE"));
        }

        @Override
        public void write(Treatment treatment) {
            Verdict verdict = treatment.incident().verdict();
            out.println(SafeText.line(String.format(
                    Locale.ROOT,
                    ROW,
                    treatment.incident().recipient(),
                    cause(verdict),
                    verdict.status(),
                    treatment.decision().rule(),
                    treatment.decision().actionsText(),
                    treatment.file())));
        }
    }

    /** Where two policies differ, one line under the other. */
    record Difference(PrintWriter out) implements DryRunRows {
        @Override
        public void write(Treatment treatment) {
            if (treatment.differs()) {
                Verdict verdict = treatment.incident().verdict();
                line(
                        "",
                        treatment.incident().recipient() + "  " + cause(verdict) + " " + verdict.status() + "  "
                                + treatment.file());
                treatment.other().ifPresent(before -> line("  - ", text(before)));
                line("  + ", text(treatment.decision()));
            }
        }

        private void line(String start, String text) {
            out.println(start + SafeText.line(text));
        }

        private static String text(Decision decision) {
            return decision.rule() + ": " + decision.actionsText();
        }
    }

    /** One JSON object a row; its names and values are public API. */
    record Json(PrintWriter out, boolean compares) implements DryRunRows {
        @Override
        public void write(Treatment treatment) {
            Verdict verdict = treatment.incident().verdict();
            StringBuilder row = new StringBuilder();
            JsonObject json = JsonObject.in(row)
                    .text("file", treatment.file())
                    .text("recipient", treatment.incident().recipient())
                    .text("event", verdict.event().id())
                    .text("reason", verdict.reason().map(Reason::id))
                    .text("status", verdict.status().toString())
                    .text("rule", treatment.decision().rule())
                    .json("actions", actions(treatment.decision()));
            if (compares) {
                json.text("otherRule", treatment.other().map(Decision::rule))
                        .json(
                                "otherActions",
                                treatment.other().map(Json::actions).orElse("null"))
                        .json("differs", Boolean.toString(treatment.differs()));
            }
            json.end();
            out.println(row);
        }

        private static String actions(Decision decision) {
            StringBuilder list = new StringBuilder("[");
            for (Action action : decision.actions()) {
                list.append(list.length() == 1 ? "" : ",");
                JsonObject.quoted(action.text(), list);
            }
            return list.append(']').toString();
        }
    }

    private static String cause(Verdict verdict) {
        return verdict.reason().map(Reason::id).orElse(verdict.event().id());
    }
}
