package dev.rebote.policy;

import dev.rebote.yaml.ConfigurationException;
import java.util.List;

/** Whether every rule of a policy can be reached, and nothing falls through. */
final class RuleOrder {

    private RuleOrder() {}

    static void check(List<PolicyRule> rules) {
        for (int later = 1; later < rules.size(); later++) {
            refuseUnreachable(rules.subList(0, later), rules.get(later));
        }
        PolicyRule last = rules.get(rules.size() - 1);
        if (!last.appliesToEverything() || last.goesOn()) {
            throw mistake(
                    last,
                    "rule '" + last.id()
                            + "' is the last, so it must be for everything else: without 'when' and without"
                            + " 'continue: true'");
        }
    }

    private static void refuseUnreachable(List<PolicyRule> earlier, PolicyRule rule) {
        for (PolicyRule before : earlier) {
            if (before.leavesNothingTo(rule)) {
                throw mistake(
                        rule,
                        "rule '" + rule.id() + "' is never reached: rule '" + before.id() + "' at " + before.place()
                                + " decides all that it is for");
            }
        }
    }

    private static ConfigurationException mistake(PolicyRule rule, String what) {
        return new ConfigurationException(rule.place() + ": " + what);
    }
}
