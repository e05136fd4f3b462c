package dev.rebote.policy;

import dev.rebote.classify.Reason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A policy made of rules, asked in their order. Immutable. */
final class RulePolicy implements Policy {

    private final List<PolicyRule> rules;
    private final Map<Reason, List<PolicyRule>> rulesByReason = new EnumMap<>(Reason.class);
    private final List<Duration> delayNotices;

    RulePolicy(List<PolicyRule> rules, List<Duration> delayNotices) {
        this.rules = List.copyOf(rules);
        for (Reason reason : Reason.values()) {
            rulesByReason.put(
                    reason,
                    rules.stream().filter(rule -> rule.mayApplyTo(reason)).toList());
        }
        this.delayNotices = List.copyOf(delayNotices);
    }

    @Override
    public Decision decide(Incident incident, History history) {
        Question question = new Question(incident, history);
        DecisionMaker maker = new DecisionMaker(incident);
        for (PolicyRule rule : candidates(incident)) {
            if (rule.appliesTo(question)) {
                maker.add(rule);
                if (!rule.goesOn()) {
                    break;
                }
            }
        }
        return maker.decision();
    }

    private List<PolicyRule> candidates(Incident incident) {
        return incident.verdict().reason().map(rulesByReason::get).orElse(rules);
    }

    @Override
    public List<Duration> delayNotices() {
        return delayNotices;
    }

    List<PolicyRule> rules() {
        return rules;
    }
}
