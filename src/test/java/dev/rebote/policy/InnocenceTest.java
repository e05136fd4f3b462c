package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.evidence.Trust;
import dev.rebote.policy.Action.Count;
import dev.rebote.policy.Action.Suppress;
import dev.rebote.policy.Action.Unmap;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody is ever disabled for a fault of the sender, of the message, of the way or of ours. */
class InnocenceTest {

    private static final Set<String> GROUPS_WITHOUT_GUILT = Set.of("sender", "message", "path", "local");

    /** So many replies of this kind were blamed on recipients elsewhere. */
    private static final int AT_LEAST = 221;

    private static final int POLICIES = 1_000;

    private static final List<String> CONDITIONS = List.of(
            "reason: 'sender.*'",
            "reason: 'recipient.*'",
            "reason: ['recipient.*', 'domain.*', 'message.*']",
            "reason: sender.ip-blocked",
            "reason: [path.loop, recipient.unknown]",
            "reason: recipient.full",
            "status: 5.7.x",
            "status: 4.x.x",
            "status: 5.x.x",
            "trust: proved",
            "trust: [named, proved]",
            "event: [failed, complaint]",
            "persistence: permanent",
            "source: session",
            "attempt: first",
            "recipient-domain: example.org");

    private static final List<String> ACTIONS = List.of(
            "count",
            "suppress: address",
            "suppress: domain",
            "suppress: {target: pair, for: 7d}",
            "unmap",
            "notify: sender",
            "retry: {first: 1h}",
            "hold",
            "drop");

    @Test
    void shouldDisableNobodyForTheRepliesThatBlameTheSenderOrTheMessage() {
        Policy policy = Policies.shipped();
        List<Verdict> verdicts = innocentVerdicts();

        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(disables(policy.decide(Incidents.firstAttempt(verdict), History.NONE)))
                    .isFalse();
            assertThat(disables(policy.decide(Incidents.expired(verdict), History.NONE)))
                    .isFalse();
        });
    }

    /** The samples of all rules that Rebote ships, as if told in our own session. */
    private static List<Verdict> innocentVerdicts() {
        Classifier classifier = Classifier.shipped();
        List<Verdict> verdicts = new ArrayList<>();
        for (String file :
                StrictYaml.resource(Classifier.class, "rules/files.yaml").strings("files")) {
            Mapping rules = StrictYaml.resource(Classifier.class, "rules/" + file);
            for (Mapping rule : rules.mappings("rules")) {
                for (String sample : rule.strings("samples")) {
                    Verdict verdict = classifier.classify(told(sample, rules.strings("hosts")));
                    if (verdict.reason().filter(InnocenceTest::isInnocent).isPresent()) {
                        verdicts.add(verdict);
                    }
                }
            }
        }
        return verdicts;
    }

    private static Evidence told(String reply, List<String> hosts) {
        Evidence.Builder evidence = new SmtpReplyReader()
                .read(reply).toBuilder().source(EvidenceSource.SESSION).trust(Trust.PROVED);
        hosts.stream().findFirst().ifPresent(host -> evidence.remoteHost("mx1." + host));
        return evidence.build();
    }

    private static boolean isInnocent(Reason reason) {
        return GROUPS_WITHOUT_GUILT.contains(reason.group());
    }

    private static boolean disables(Decision decision) {
        return decision.first(Count.class).isPresent()
                || decision.first(Suppress.class).isPresent()
                || decision.first(Unmap.class).isPresent();
    }

    @Test
    void shouldDisableNobodyWhateverAPolicySays() {
        Random random = new Random(4);
        int accepted = 0;
        for (int i = 0; i < POLICIES; i++) {
            Optional<Policy> policy = accepted(policyText(random));
            accepted += policy.isPresent() ? 1 : 0;
            policy.ifPresent(InnocenceTest::assertDisablesNoInnocent);
        }

        assertThat(accepted).as("policies that the reader took").isGreaterThan(POLICIES / 10);
    }

    private static String policyText(Random random) {
        StringBuilder text = new StringBuilder("rules:\n");
        for (int rule = 0; rule < 3; rule++) {
            text.append("- id: r").append(rule);
            text.append("\n  when: {").append(one(CONDITIONS, random)).append("}\n  then: [");
            text.append(one(ACTIONS, random)).append(", ").append(one(ACTIONS, random));
            text.append("]\n  continue: ").append(random.nextBoolean()).append('\n');
        }
        return text + "- {id: last, then: [" + one(ACTIONS, random) + "]}\n";
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static Optional<Policy> accepted(String text) {
        try {
            return Optional.of(PolicyReader.read(StrictYaml.read(text, "p.yaml")));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    private static void assertDisablesNoInnocent(Policy policy) {
        for (Reason reason : Reason.values()) {
            if (isInnocent(reason)) {
                for (int statusClass = 4; statusClass <= 5; statusClass++) {
                    Verdict verdict = Incidents.verdict(reason, statusClass);
                    assertThat(disables(policy.decide(Incidents.firstAttempt(verdict), History.NONE)))
                            .isFalse();
                    assertThat(disables(policy.decide(Incidents.expired(verdict), History.NONE)))
                            .isFalse();
                }
            }
        }
    }
}
