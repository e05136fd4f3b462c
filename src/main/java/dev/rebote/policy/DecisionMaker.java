package dev.rebote.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what the rules say that apply to one incident. Not thread-safe. */
final class DecisionMaker {

    private final Incident incident;
    private final List<Action> actions = new ArrayList<>();
    private final StringBuilder ids = new StringBuilder();

    DecisionMaker(Incident incident) {
        this.incident = incident;
    }

    /** Adds what this rule says; what an earlier rule said already, or said otherwise, stays. */
    void add(PolicyRule rule) {
        ids.append(ids.isEmpty() ? "" : ",").append(rule.id());
        for (Action action : rule.actions()) {
            if (actions.stream().noneMatch(earlier -> Fate.excludes(earlier, action))) {
                actions.add(action);
            }
        }
    }

    Decision decision() {
        boolean waits = waits();
        List<Action> rest = new ArrayList<>(actions.size());
        for (Action action : actions) {
            boolean retries = action instanceof Action.TryAgain;
            boolean now = waits ? retries || action instanceof Action.Tag : !retries;
            if (now && Blame.allows(action, incident.verdict())) {
                rest.add(action);
            }
        }
        return new Decision(ids.toString(), rest, Optional.of(incident.verdict()));
    }

    /** While a plan lasts the mail waits, and nothing is final. */
    private boolean waits() {
        if (incident.finished() || !incident.verdict().event().isFailure()) {
            return false;
        }
        for (Action action : actions) {
            if (action instanceof Action.TryAgain retry) {
                return retry.plan()
                        .next(
                                incident.attempts(),
                                incident.age(),
                                incident.verdict().retryAfter())
                        .isPresent();
            }
        }
        return false;
    }
}
