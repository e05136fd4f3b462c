package dev.rebote.policy;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be done about one incident, which rule says so, and on what evidence.
 *
 * @param rule    the id of the rule that decided; of several, parted by commas
 * @param actions what is to be done, in the order of the file; empty when nothing is
 * @param verdict what it was decided on; empty when that was not kept
 */
public record Decision(String rule, List<Action> actions, Optional<Verdict> verdict) {

    private static final String NOTHING = "nothing";

    public Decision {
        actions = List.copyOf(actions);
    }

    public Decision(String rule, List<Action> actions) {
        this(rule, actions, Optional.empty());
    }

    /** Gives the first action of this kind. */
    public <T extends Action> Optional<T> first(Class<T> kind) {
        return actions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Gives the actions on one line, {@code nothing} when there are none. */
    public String actionsText() {
        return actions.isEmpty() ? NOTHING : actions.stream().map(Action::text).collect(Collectors.joining(", "));
    }

    /**
     * Gives the decision and its grounds on one line, for logs and the history; it holds no address and no remote text but what
     * the operator wrote into the policy.
     */
    @Override
    public String toString() {
        return "rule=" + rule + " does=[" + actionsText() + "]"
                + verdict.map(Decision::grounds).orElse("");
    }

    private static String grounds(Verdict verdict) {
        return " event=" + verdict.event().id()
                + " reason=" + verdict.reason().map(Reason::id).orElse("none")
                + " status=" + verdict.status()
                + " trust=" + verdict.evidence().trust().id()
                + " source=" + verdict.evidence().source().id()
                + " by=" + verdict.rule();
    }
}
