package dev.rebote.policy;

import dev.rebote.policy.Condition.AgeBetween;
import dev.rebote.policy.Condition.AttemptBetween;
import dev.rebote.policy.Condition.DomainIs;
import dev.rebote.policy.Condition.FailedBefore;
import dev.rebote.policy.Condition.SizeBetween;
import dev.rebote.policy.Condition.StatusIs;
import dev.rebote.policy.Condition.TraitIs;
import dev.rebote.status.StatusPattern;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Nearest;
import dev.rebote.yaml.Node;
import dev.rebote.yaml.Scalar;
import dev.rebote.yaml.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a rule applies to. */
final class ConditionReader {

    static final List<String> KEYS = List.of(
            "reason",
            "status",
            "event",
            "persistence",
            "trust",
            "source",
            "recipient-domain",
            "sender-domain",
            "provider",
            "failures",
            "message-size",
            "attempt",
            "age");
    static final List<String> FAILURES_KEYS = List.of("at-least", "within");
    static final List<String> SIZE_KEYS = List.of("larger-than", "smaller-than");
    static final List<String> ATTEMPT_KEYS = List.of("at-least");
    static final List<String> AGE_KEYS = List.of("at-least", "less-than");

    /** More failures or attempts than these are never counted. */
    private static final int MAX_COUNT = 1000;

    /** The store keeps events 90 days. */
    private static final Duration MAX_WINDOW = Duration.ofDays(90);

    private final Mapping when;
    private final List<Condition> conditions = new ArrayList<>();

    private ConditionReader(Mapping when) {
        this.when = when;
    }

    /** Gives the conditions of a rule; none when it applies to everything. */
    static List<Condition> read(Mapping rule) {
        return rule.has("when")
                ? new ConditionReader(rule.mapping("when").onlyKeys(KEYS.toArray(String[]::new))).read()
                : List.of();
    }

    private List<Condition> read() {
        for (Trait trait : Trait.values()) {
            trait(trait);
        }
        statuses();
        for (Whose whose : Whose.values()) {
            domains(whose);
        }
        failures();
        size();
        attempt();
        age();
        return conditions;
    }

    private boolean asksFor(String key) {
        if (when.has(key) && when.nodes(key).isEmpty()) {
            throw when.node(key).mistake("'" + key + "' is an empty list, so that the rule never applies");
        }
        return when.has(key);
    }

    private void trait(Trait trait) {
        if (asksFor(trait.key())) {
            Set<Object> values = new HashSet<>();
            when.nodes(trait.key()).forEach(node -> values.addAll(named(trait, node)));
            conditions.add(new TraitIs(trait, values));
        }
    }

    private static Set<?> named(Trait trait, Node node) {
        String name = node.asText(trait.key());
        return trait.named(name)
                .orElseThrow(() ->
                        node.mistake("unknown " + trait.key() + " '" + name + "'" + Nearest.hint(name, trait.names())));
    }

    private void statuses() {
        if (asksFor("status")) {
            conditions.add(new StatusIs(when.nodes("status").stream()
                    .map(node -> StatusPattern.parse(node.asText("status"))
                            .orElseThrow(
                                    () -> node.mistake("'" + node.asText("status") + "' is not " + StatusPattern.FORM)))
                    .toList()));
        }
    }

    private void domains(Whose whose) {
        if (asksFor(whose.key())) {
            Set<String> names = new HashSet<>();
            when.nodes(whose.key()).forEach(node -> names.add(domain(whose, node)));
            conditions.add(new DomainIs(whose, new Domains(names)));
        }
    }

    private static String domain(Whose whose, Node node) {
        String text = node.asText(whose.key());
        return Domains.parse(text)
                .orElseThrow(() -> node.mistake("'" + whose.key() + "': '" + text + "' is not " + Domains.FORM));
    }

    private void failures() {
        if (asksFor("failures")) {
            Mapping failures = when.mapping("failures").onlyKeys(FAILURES_KEYS.toArray(String[]::new));
            int atLeast = Values.number(failures, "at-least", 1, MAX_COUNT)
                    .orElseThrow(() -> failures.mistake("'at-least' is missing"));
            Duration within =
                    Values.duration(failures, "within").orElseThrow(() -> failures.mistake("'within' is missing"));
            if (within.compareTo(MAX_WINDOW) > 0) {
                throw failures.node("within").mistake("'within' is at most 90d: older failures are not kept");
            }
            conditions.add(new FailedBefore(atLeast, within));
        }
    }

    private void size() {
        if (asksFor("message-size")) {
            Mapping size = bounds("message-size", SIZE_KEYS);
            Optional<Long> over = Values.size(size, "larger-than");
            Optional<Long> under = Values.size(size, "smaller-than");
            if (over.isPresent() && under.filter(limit -> limit <= over.get()).isPresent()) {
                throw size.mistake("no size is larger than " + size.string("larger-than") + " and smaller than "
                        + size.string("smaller-than"));
            }
            conditions.add(new SizeBetween(over, under));
        }
    }

    private void age() {
        if (asksFor("age")) {
            Mapping age = bounds("age", AGE_KEYS);
            Optional<Duration> atLeast = Values.duration(age, "at-least");
            Optional<Duration> under = Values.duration(age, "less-than");
            if (atLeast.isPresent()
                    && under.filter(limit -> limit.compareTo(atLeast.get()) <= 0)
                            .isPresent()) {
                throw age.mistake(
                        "no age is at least " + age.string("at-least") + " and less than " + age.string("less-than"));
            }
            conditions.add(new AgeBetween(atLeast, under));
        }
    }

    private Mapping bounds(String key, List<String> keys) {
        Mapping bounds = when.mapping(key).onlyKeys(keys.toArray(String[]::new));
        if (bounds.entries().isEmpty()) {
            throw bounds.mistake("'" + key + "' needs one of " + keys);
        }
        return bounds;
    }

    private void attempt() {
        if (asksFor("attempt")) {
            conditions.add(
                    when.node("attempt") instanceof Scalar scalar
                            ? exactly(scalar)
                            : new AttemptBetween(leastAttempt(), Integer.MAX_VALUE));
        }
    }

    private AttemptBetween exactly(Scalar scalar) {
        int number = scalar.text().equals("first")
                ? 1
                : Values.parsed(
                                when,
                                "attempt",
                                ConditionReader::attempt,
                                "'first', a number such as 3, or {at-least: 3}")
                        .orElseThrow();
        return new AttemptBetween(number, number);
    }

    private static Optional<Integer> attempt(String text) {
        return text.matches("[1-9][0-9]{0,2}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private int leastAttempt() {
        Mapping attempt = bounds("attempt", ATTEMPT_KEYS);
        return Values.number(attempt, "at-least", 2, MAX_COUNT)
                .orElseThrow(() -> attempt.mistake("'at-least' is missing"));
    }
}
