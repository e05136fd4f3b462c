package dev.rebote.policy;

import dev.rebote.classify.Reason;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Nearest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A policy made of rules, asked in their order. Immutable. */
final class RulePolicy implements Policy {

    private final List<PolicyRule> rules;
    private final Map<Reason, List<PolicyRule>> rulesByReason = new EnumMap<>(Reason.class);
    private final List<Duration> delayNotices;
    private final DisablingLimits disabling;

    RulePolicy(List<PolicyRule> rules, List<Duration> delayNotices, DisablingLimits disabling) {
        this.rules = List.copyOf(rules);
        for (Reason reason : Reason.values()) {
            rulesByReason.put(
                    reason,
                    rules.stream().filter(rule -> rule.mayApplyTo(reason)).toList());
        }
        this.delayNotices = List.copyOf(delayNotices);
        this.disabling = disabling;
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

    @Override
    public DisablingLimits disabling() {
        return disabling;
    }

    @Override
    public Set<String> processors() {
        return rules.stream().flatMap(rule -> rule.processors().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a rule that sends mail to a processor that is none of these. */
    void refuseOtherProcessors(Set<String> known) {
        for (PolicyRule rule : rules) {
            for (String processor : rule.processors()) {
                if (!known.contains(processor)) {
                    throw new ConfigurationException(rule.place() + ": the rule '" + rule.id()
                            + "' reroutes to an unknown processor '" + processor + "'"
                            + Nearest.hint(processor, new TreeSet<>(known)));
                }
            }
        }
    }

    List<PolicyRule> rules() {
        return rules;
    }
}
