package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Trust;
import dev.rebote.yaml.StrictYaml;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePolicyTest {

    private static final Verdict DEAD = Incidents.verdict(Reason.RECIPIENT_UNKNOWN, 5);

    private static Policy policy(String rules) {
        return PolicyReader.read(StrictYaml.read("rules:\n" + rules, "p.yaml"));
    }

    private static Policy when(String condition) {
        return policy("- {id: yes, when: {" + condition + "}, then: []}\n- {id: no, then: []}\n");
    }

    /** An incident of alice@eu.example.com and bob@shop.example.org: 2,000,000 octets, the third attempt, after an hour. */
    private static Incident incident(Verdict verdict) {
        return new Incident(
                verdict,
                "bob@shop.example.org",
                Optional.of("alice@EU.example.com"),
                2_000_000,
                3,
                Duration.ofHours(1),
                false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason: recipient.unknown                                | yes",
                "reason: [recipient.full, recipient.unknown]              | yes",
                "reason: 'recipient.*'                                    | yes",
                "reason: 'sender.*'                                       | no",
                "status: 5.1.1                                            | yes",
                "status: [4.x.x, x.1.x]                                   | yes",
                "status: 4.x.x                                            | no",
                "event: failed                                            | yes",
                "event: complaint                                         | no",
                "persistence: permanent                                   | yes",
                "persistence: [short, long]                               | no",
                "trust: proved                                            | yes",
                "trust: [named, none]                                     | no",
                "source: session                                          | yes",
                "source: report                                           | no",
                "recipient-domain: shop.example.org                       | yes",
                "recipient-domain: EXAMPLE.org                            | yes",
                "recipient-domain: op.example.org                         | no",
                "recipient-domain: eu.shop.example.org                    | no",
                "sender-domain: [a.test, example.com]                     | yes",
                "sender-domain: example.org                               | no",
                "provider: provider.example.com                           | yes",
                "provider: shop.example.org                               | no",
                "'message-size: {larger-than: 1MiB}'                      | yes",
                "'message-size: {larger-than: 2MiB}'                      | no",
                "'message-size: {larger-than: 1MiB, smaller-than: 2MiB}'  | yes",
                "'message-size: {smaller-than: 1MiB}'                     | no",
                "attempt: 3                                               | yes",
                "attempt: first                                           | no",
                "'attempt: {at-least: 3}'                                 | yes",
                "'attempt: {at-least: 4}'                                 | no",
                "'age: {at-least: 1h}'                                    | yes",
                "'age: {at-least: 1h, less-than: 2h}'                     | yes",
                "'age: {less-than: 1h}'                                   | no",
                "'reason: recipient.unknown, status: 5.1.1, attempt: 3'   | yes",
                "'reason: recipient.unknown, status: 5.1.1, attempt: 2'   | no",
            })
    void shouldApplyWhereAllConditionsHold(String condition, String rule) {
        String plain = condition.startsWith("'") ? condition.substring(1, condition.length() - 1) : condition;

        assertThat(when(plain).decide(incident(DEAD), History.NONE).rule()).isEqualTo(rule);
    }

    @Test
    void shouldTakeTheRecipientsDomainForTheProviderWhereNoHostIsKnown() {
        Verdict stock = withoutHost();

        assertThat(when("provider: example.org")
                        .decide(incident(stock), History.NONE)
                        .rule())
                .isEqualTo("yes");
    }

    private static Verdict withoutHost() {
        Verdict verdict = Incidents.verdict(Reason.RECIPIENT_UNKNOWN, 5, Trust.PROVED, EvidenceSource.STOCK);
        return new Verdict(
                Evidence.failed(EvidenceSource.STOCK).build(),
                verdict.event(),
                verdict.reason(),
                verdict.status(),
                verdict.persistence(),
                verdict.scope(),
                verdict.whoActs(),
                verdict.retry(),
                verdict.retryAfter(),
                verdict.blocklist(),
                verdict.helpUrl(),
                verdict.newAddress(),
                verdict.rule(),
                verdict.words());
    }

    @Test
    void shouldNotKnowASizeThatIsNotKnown() {
        Incident unknown = new Incident(DEAD, "bob@shop.example.org", Optional.empty(), 0, 1, Duration.ZERO, false);

        assertThat(when("message-size: {smaller-than: 1MiB}")
                        .decide(unknown, History.NONE)
                        .rule())
                .isEqualTo("no");
        assertThat(when("sender-domain: example.com")
                        .decide(unknown, History.NONE)
                        .rule())
                .isEqualTo("no");
    }

    @Test
    void shouldAskTheHistory() {
        Policy policy = when("failures: {at-least: 3, within: 7d}");
        History three = (incident, window) -> window.equals(Duration.ofDays(7)) ? 3 : 0;

        assertThat(policy.decide(incident(DEAD), three).rule()).isEqualTo("yes");
        assertThat(policy.decide(incident(DEAD), History.NONE).rule()).isEqualTo("no");
    }

    @Test
    void shouldAskTheHistoryOnlyWhenAllElseHolds() {
        AtomicInteger asked = new AtomicInteger();
        History counting = (incident, window) -> asked.incrementAndGet();

        when("failures: {at-least: 1, within: 7d}, attempt: first").decide(incident(DEAD), counting);

        assertThat(asked).hasValue(0);
    }

    @Test
    void shouldDecideByTheFirstRuleThatApplies() {
        Policy policy = policy("""
                - {id: a, when: {status: 5.1.x}, then: [drop]}
                - {id: b, when: {status: 5.x.x}, then: [hold]}
                - {id: c, then: []}
                """);

        assertThat(policy.decide(incident(DEAD), History.NONE))
                .hasToString("rule=a does=[drop] event=failed"
                        + " reason=recipient.unknown status=5.1.1 trust=proved source=session by=words.made-up");
    }

    @Test
    void shouldAddTheActionsOfARuleThatGoesOn() {
        Policy policy = policy("""
                - {id: a, when: {status: 5.x.x}, then: [tag: {name: t, value: a}, notify: sender, hold: 6h], continue: true}
                - {id: b, then: [tag: {name: t, value: b}, notify: postmaster, notify: sender]}
                """);

        Decision decision = policy.decide(incident(DEAD), History.NONE);

        assertThat(decision.rule()).isEqualTo("a,b");
        assertThat(decision.actionsText()).isEqualTo("tag(t=a), notify(sender), hold(6h), notify(postmaster)");
    }

    @Test
    void shouldLetTheFirstFateStand() {
        Policy policy = policy("""
                - {id: a, when: {status: 5.x.x}, then: [hold: 6h], continue: true}
                - {id: b, then: [reroute: {processor: lost}, count]}
                """);

        assertThat(policy.decide(incident(DEAD), History.NONE).actionsText()).isEqualTo("hold(6h), count");
    }

    @Test
    void shouldOnlyRetryAndTagWhileThePlanLasts() {
        Policy policy =
                policy("- {id: a, then: [notify: sender, retry: {first: 1h, tries: 4}, tag: {name: t, value: v}]}\n");

        assertThat(policy.decide(incident(DEAD), History.NONE).actionsText())
                .isEqualTo("retry(hint or 1h, x2, longest 4h, 4 tries, 5d), tag(t=v)");
    }

    @Test
    void shouldDoTheRestWhenThePlanIsOver() {
        Policy policy =
                policy("- {id: a, then: [notify: sender, retry: {first: 1h, tries: 3}, tag: {name: t, value: v}]}\n");

        assertThat(policy.decide(incident(DEAD), History.NONE).actionsText()).isEqualTo("notify(sender), tag(t=v)");
    }

    @Test
    void shouldNeverRetryWhatHasBeenGivenUp() {
        Policy policy = policy("- {id: a, then: [notify: sender, retry: {first: 1h}]}\n");

        assertThat(policy.decide(Incidents.expired(DEAD), History.NONE).actionsText())
                .isEqualTo("notify(sender)");
    }

    @ParameterizedTest
    @CsvSource({
        "RECIPIENT_UNKNOWN,       5, PROVED, 'suppress(address), suppress(pair), unmap, count'",
        "RECIPIENT_UNKNOWN,       4, PROVED, count",
        "RECIPIENT_UNKNOWN,       5, NAMED,  count",
        "RECIPIENT_FULL,          5, PROVED, 'suppress(address), suppress(pair), count'",
        "DOMAIN_NULL_MX,          5, PROVED, 'suppress(address), suppress(domain), suppress(pair), unmap, count'",
        "RECIPIENT_BLOCKS_SENDER, 5, PROVED, nothing",
        "SENDER_IP_BLOCKED,       5, PROVED, nothing",
        "UNKNOWN,                 5, PROVED, nothing",
    })
    void shouldSpareWhoeverIsInnocent(Reason reason, int statusClass, Trust trust, String actions) {
        Policy policy =
                policy("- {id: a, then: [suppress: address, suppress: domain, suppress: pair, unmap, count]}\n");
        Verdict verdict = Incidents.verdict(reason, statusClass, trust, EvidenceSource.SESSION);

        assertThat(policy.decide(Incidents.expired(verdict), History.NONE).actionsText())
                .isEqualTo(actions);
    }
}
