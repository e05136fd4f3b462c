package dev.rebote.classify;

import java.util.List;

/**
 * One file of rules.
 *
 * @param tier  the tier of all its rules
 * @param name  the provider's name, or the file's
 * @param hosts the ends of host names and mail domains that show the provider; empty in other tiers
 * @param signs phrases by which a reply shows the provider where the host is not known
 * @param yieldsToStatus whether a told status that says more than these words comes before them
 * @param rules in the order in which they are asked
 */
record RuleFile(
        Tier tier, String name, List<String> hosts, List<Phrase> signs, boolean yieldsToStatus, List<Rule> rules) {
    RuleFile {
        hosts = List.copyOf(hosts);
        signs = List.copyOf(signs);
        rules = List.copyOf(rules);
    }
}
