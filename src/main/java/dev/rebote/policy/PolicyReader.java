package dev.rebote.policy;

import dev.rebote.disabling.DisablingLimits;
import dev.rebote.yaml.Durations;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a policy, strictly: whatever cannot be meant is told with file and line. */
final class PolicyReader {

    static final List<String> KEYS = List.of("delay-notices", "disabling", "rules");
    static final List<String> RULE_KEYS = List.of("id", "why", "when", "then", "continue");

    /** Nobody oversees more, and each failure is asked about all of them. */
    static final int MAX_RULES = 1000;

    /** A week of waiting has no more news than these. */
    private static final int MAX_DELAY_NOTICES = 10;

    /** An id stands in logs, in attributes and, parted by commas, in the history. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final Mapping file;
    private final Map<String, PolicyRule> seen = new HashMap<>();

    private PolicyReader(Mapping file) {
        this.file = file;
    }

    static RulePolicy read(Mapping file) {
        return new PolicyReader(file.onlyKeys(KEYS.toArray(String[]::new))).read();
    }

    private RulePolicy read() {
        List<Mapping> written = file.mappings("rules");
        if (written.isEmpty()) {
            throw file.mistake("'rules' is missing: a policy has at least one rule, for everything");
        }
        if (written.size() > MAX_RULES) {
            throw file.node("rules").mistake(written.size() + " rules; a policy has at most " + MAX_RULES);
        }
        List<PolicyRule> rules = written.stream().map(this::rule).toList();
        RuleOrder.check(rules);
        return new RulePolicy(rules, delayNotices(), disabling());
    }

    private PolicyRule rule(Mapping rule) {
        rule.onlyKeys(RULE_KEYS.toArray(String[]::new));
        String id = id(rule);
        rule.optionalString("why");
        PolicyRule read = new PolicyRule(
                id,
                ConditionReader.read(rule),
                ActionReader.read(rule),
                Values.truth(rule, "continue", false),
                rule.place());
        PolicyRule other = seen.putIfAbsent(id, read);
        if (other != null) {
            throw rule.node("id").mistake("duplicate id '" + id + "', it stands at " + other.place() + " too");
        }
        Contradictions.refuse(rule, read);
        return read;
    }

    private static String id(Mapping rule) {
        String id = rule.string("id");
        if (!ID.matcher(id).matches()) {
            throw rule.node("id")
                    .mistake("'" + id + "' is no id: small letters, digits, dots and dashes, at most 64 of them");
        }
        return id;
    }

    private DisablingLimits disabling() {
        return file.optionalMapping("disabling").map(DisablingLimits::read).orElse(DisablingLimits.DEFAULT);
    }

    private List<Duration> delayNotices() {
        List<Duration> ages = new ArrayList<>();
        for (var node : file.nodes("delay-notices")) {
            String text = node.asText("delay-notices");
            Duration age = Durations.parse(text)
                    .orElseThrow(() -> node.mistake("'" + text + "' in 'delay-notices' is not " + Durations.FORM));
            if (!ages.isEmpty() && age.compareTo(ages.get(ages.size() - 1)) <= 0) {
                throw node.mistake("'delay-notices' must ascend: '" + text + "' is not after the one before it");
            }
            ages.add(age);
        }
        if (ages.size() > MAX_DELAY_NOTICES) {
            throw file.node("delay-notices").mistake("at most " + MAX_DELAY_NOTICES + " 'delay-notices'");
        }
        return ages;
    }
}
