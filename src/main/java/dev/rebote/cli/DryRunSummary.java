package dev.rebote.cli;

import dev.rebote.policy.Action;
import java.io.PrintWriter;

/** Counts what would be done; of two policies, what would be done otherwise. */
final class DryRunSummary {

    private final boolean compares;
    private final Tally actions = new Tally("action");
    private final Tally rules = new Tally("rule");
    private final Tally changes = new Tally("change");
    private int mails;
    private int recipients;
    private int different;

    DryRunSummary(boolean compares) {
        this.compares = compares;
    }

    void mail() {
        mails++;
    }

    void add(Treatment treatment) {
        recipients++;
        rules.add(treatment.decision().rule());
        treatment.decision().actions().stream().map(Action::text).forEach(actions::add);
        if (treatment.decision().actions().isEmpty()) {
            actions.add(treatment.decision().actionsText());
        }
        if (treatment.differs()) {
            different++;
            treatment
                    .other()
                    .ifPresent(before -> changes.add(before.actionsText() + "  ->  "
                            + treatment.decision().actionsText()));
        }
    }

    void print(PrintWriter out) {
        out.println(mails + " mails, " + recipients + " recipients"
                + (compares ? ", " + different + " of them treated otherwise" : ""));
        changes.print(out);
        actions.print(out);
        rules.print(out);
        out.flush();
    }
}
