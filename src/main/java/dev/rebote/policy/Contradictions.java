package dev.rebote.policy;

import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Trust;
import dev.rebote.policy.Action.Count;
import dev.rebote.policy.Action.Drop;
import dev.rebote.policy.Action.Notify;
import dev.rebote.policy.Action.Suppress;
import dev.rebote.policy.Action.Target;
import dev.rebote.policy.Action.TryAgain;
import dev.rebote.policy.Action.Unmap;
import dev.rebote.policy.Condition.StatusIs;
import dev.rebote.yaml.Mapping;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What one rule cannot mean: conditions that are never true together, and actions that do not go together or with them. */
final class Contradictions {

    private static final String INNOCENT =
            "such a failure is no fault of the recipient, who may never be disabled for it";

    private final Mapping written;
    private final PolicyRule rule;

    private Contradictions(Mapping written, PolicyRule rule) {
        this.written = written;
        this.rule = rule;
    }

    static void refuse(Mapping written, PolicyRule rule) {
        Contradictions contradictions = new Contradictions(written, rule);
        contradictions.conditions();
        contradictions.actions();
        contradictions.retry();
        contradictions.blame();
    }

    private void conditions() {
        if (noFailure()
                && !(rule.values(Trait.REASON).isEmpty()
                        && rule.values(Trait.PERSISTENCE).isEmpty())) {
            throw when("only the events failed and delayed have a 'reason' or a 'persistence'");
        }
        if (rule.values(Trait.PERSISTENCE).equals(Set.of(Persistence.PERMANENT)) && only4xx()) {
            throw when("what is told with 4.x.x is never permanent, so that the rule never applies");
        }
    }

    private boolean noFailure() {
        Set<Object> events = rule.values(Trait.EVENT);
        return !events.isEmpty() && events.stream().noneMatch(event -> ((Event) event).isFailure());
    }

    private boolean only4xx() {
        return rule.conditions().stream()
                .anyMatch(condition -> condition instanceof StatusIs is
                        && is.patterns().stream().allMatch(pattern -> pattern.statusClass() == 4));
    }

    private void actions() {
        List<Action> actions = rule.actions();
        for (int later = 1; later < actions.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (Fate.excludes(actions.get(earlier), actions.get(later))) {
                    throw then("'" + actions.get(later).text() + "' cannot follow '"
                            + actions.get(earlier).text() + "': a rule says each thing once, and a mail has one fate");
                }
            }
        }
        if (does(Drop.class) && does(Notify.class)) {
            throw then("'drop' ends the mail silently, so 'notify' cannot stand beside it");
        }
    }

    private void retry() {
        if (does(TryAgain.class) && noFailure()) {
            throw then("'retry' is for failures: after this event there is nothing to try again");
        }
    }

    private void blame() {
        for (Action action : rule.actions()) {
            if (action instanceof Count) {
                refuseInnocent(action, reason -> reason.suppresses() != Suppresses.NO, INNOCENT);
                refuseNoFailure(action);
            } else if (action instanceof Unmap) {
                refuseInnocent(action, Blame::isGone, "only an address that is gone for good is removed from mappings");
                refuseNoFailure(action);
            } else if (action instanceof Suppress suppress) {
                refuseInnocent(action, reason -> Blame.allows(suppress.target(), reason.suppresses()), why(suppress));
                refuseNoFailureAndNoComplaint(suppress);
            }
            if (action instanceof Unmap || action instanceof Suppress) {
                refuseUnproved(action);
            }
        }
    }

    /** A group may have some who are innocent; they are spared when it is decided. A single reason is named on purpose. */
    private void refuseInnocent(Action action, Predicate<Reason> guilty, String why) {
        Set<Object> reasons = rule.values(Trait.REASON);
        String innocent = written.has("when")
                ? written.mapping("when").strings("reason").stream()
                        .filter(name -> Trait.REASON.named(name).stream()
                                .flatMap(Set::stream)
                                .noneMatch(reason -> guilty.test((Reason) reason)))
                        .collect(Collectors.joining(", "))
                : "";
        if (!reasons.isEmpty() && !innocent.isEmpty()) {
            throw then("'" + action.text() + "' cannot be done for " + innocent + ": " + why);
        }
    }

    private static String why(Suppress suppress) {
        return suppress.target() == Target.DOMAIN
                ? "only domain.unknown and domain.null-mx are about a whole domain"
                : INNOCENT;
    }

    private void refuseNoFailure(Action action) {
        if (noFailure()) {
            throw then("'" + action.text() + "' is for failures, and this event is none");
        }
    }

    private void refuseNoFailureAndNoComplaint(Suppress suppress) {
        boolean complaint = rule.values(Trait.EVENT).equals(Set.of(Event.COMPLAINT));
        if (noFailure() && !complaint) {
            throw then("'" + suppress.text() + "' is for failures and complaints, and this event is neither");
        }
        if (complaint && suppress.target() == Target.DOMAIN) {
            throw then("'" + suppress.text() + "' cannot follow a complaint: one person complained, not a domain");
        }
    }

    private void refuseUnproved(Action action) {
        Set<Object> trusts = rule.values(Trait.TRUST);
        if (!trusts.isEmpty() && !trusts.contains(Trust.PROVED)) {
            throw then("'" + action.text() + "' is done at once, so it needs proof: 'trust: proved'");
        }
        if (only4xx()) {
            throw then("'" + action.text() + "' is done at once, and what is told with 4.x.x may heal; use 'count'");
        }
    }

    private boolean does(Class<? extends Action> kind) {
        return rule.actions().stream().anyMatch(kind::isInstance);
    }

    private RuntimeException when(String what) {
        return written.node("when").mistake("rule '" + rule.id() + "': " + what);
    }

    private RuntimeException then(String what) {
        return written.node("then").mistake("rule '" + rule.id() + "': " + what);
    }
}
