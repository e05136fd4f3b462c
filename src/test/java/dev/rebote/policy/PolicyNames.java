package dev.rebote.policy;

import dev.rebote.disabling.DisablingNames;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Every key and word of a policy, as the reader takes them; those of lists that others own (reasons, events) left out. */
public final class PolicyNames {

    private PolicyNames() {}

    /** Gives the names with dots between the levels: {@code when.failures.within}. */
    public static List<String> all() {
        return Stream.of(
                        under("", PolicyReader.KEYS),
                        under("disabling.", DisablingNames.keys()),
                        under("rules.", PolicyReader.RULE_KEYS),
                        under("when.", ConditionReader.KEYS),
                        under("when.failures.", ConditionReader.FAILURES_KEYS),
                        under("when.message-size.", ConditionReader.SIZE_KEYS),
                        under("when.attempt.", ConditionReader.ATTEMPT_KEYS),
                        under("when.age.", ConditionReader.AGE_KEYS),
                        under("then.", ActionReader.NAMES),
                        under("then.retry.", RetryReader.KEYS),
                        under("then.notify.", ActionReader.NOTIFY_KEYS),
                        under("then.reroute.", ActionReader.REROUTE_KEYS),
                        under("then.suppress.", ActionReader.SUPPRESS_KEYS),
                        under("then.tag.", TagReader.KEYS))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> under(String start, Collection<String> names) {
        return names.stream().map(name -> start + name);
    }
}
