package dev.rebote.policy;

import dev.rebote.classify.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One rule: what it applies to, and what is done then.
 *
 * @param id         names it
 * @param conditions all have to hold; none: it applies to everything
 * @param actions    what is done; none: nothing is
 * @param goesOn     whether the rules after it are asked too
 * @param place      where it stands, {@code file:line}
 */
record PolicyRule(String id, List<Condition> conditions, List<Action> actions, boolean goesOn, String place) {

    PolicyRule {
        conditions = conditions.stream()
                .sorted(Comparator.comparing(Condition::isCostly))
                .toList();
        actions = List.copyOf(actions);
    }

    boolean appliesTo(Question question) {
        for (Condition condition : conditions) {
            if (!condition.holds(question)) {
                return false;
            }
        }
        return true;
    }

    /** Says whether it decides all that {@code later} applies to, so that nothing is left for that one. */
    boolean leavesNothingTo(PolicyRule later) {
        return !goesOn
                && conditions.stream()
                        .allMatch(condition -> later.conditions.stream().anyMatch(condition::covers));
    }

    /** Gives the processors to which it sends mail. */
    List<String> processors() {
        return actions.stream()
                .filter(Action.RerouteToProcessor.class::isInstance)
                .map(Action.RerouteToProcessor.class::cast)
                .map(Action.RerouteToProcessor::processor)
                .toList();
    }

    boolean appliesToEverything() {
        return conditions.isEmpty();
    }

    /** Says whether it may apply to an incident with this reason. */
    boolean mayApplyTo(Reason reason) {
        return values(Trait.REASON).isEmpty() || values(Trait.REASON).contains(reason);
    }

    /** Gives the values of the trait that it asks for; empty when it does not ask. */
    Set<Object> values(Trait trait) {
        return conditions.stream()
                .filter(Condition.TraitIs.class::isInstance)
                .map(Condition.TraitIs.class::cast)
                .filter(condition -> condition.trait() == trait)
                .map(Condition.TraitIs::values)
                .findFirst()
                .orElse(Set.of());
    }
}
