package dev.rebote.policy;

import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Trust;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Something that is said of an incident in one word out of a closed list. */
enum Trait {
    REASON("reason") {
        @Override
        Optional<?> of(Verdict verdict) {
            return verdict.reason();
        }

        /** A group stands for its reasons: {@code recipient.*}. */
        @Override
        Map<String, Set<?>> byName() {
            Map<String, Set<?>> byName = index(Reason.values(), Reason::id);
            Arrays.stream(Reason.values())
                    .filter(reason -> !reason.group().equals(reason.id()))
                    .collect(Collectors.groupingBy(Reason::group, Collectors.toSet()))
                    .forEach((group, reasons) -> byName.put(group + ".*", reasons));
            return byName;
        }
    },
    EVENT("event") {
        @Override
        Optional<?> of(Verdict verdict) {
            return Optional.of(verdict.event());
        }

        @Override
        Map<String, Set<?>> byName() {
            return index(Event.values(), Event::id);
        }
    },
    PERSISTENCE("persistence") {
        /** Only a failure lasts. */
        @Override
        Optional<?> of(Verdict verdict) {
            return verdict.reason().map(reason -> verdict.persistence());
        }

        @Override
        Map<String, Set<?>> byName() {
            return index(Persistence.values(), Persistence::id);
        }
    },
    TRUST("trust") {
        @Override
        Optional<?> of(Verdict verdict) {
            return Optional.of(verdict.evidence().trust());
        }

        @Override
        Map<String, Set<?>> byName() {
            return index(Trust.values(), Trust::id);
        }
    },
    SOURCE("source") {
        @Override
        Optional<?> of(Verdict verdict) {
            return Optional.of(verdict.evidence().source());
        }

        @Override
        Map<String, Set<?>> byName() {
            return index(EvidenceSource.values(), EvidenceSource::id);
        }
    };

    private final String key;

    Trait(String key) {
        this.key = key;
    }

    /** Gives the key of the condition. */
    String key() {
        return key;
    }

    /** Gives all words that the condition may have. */
    List<String> names() {
        return List.copyOf(byName().keySet());
    }

    /** Gives the values that a word stands for; empty when there is no such word. */
    Optional<Set<?>> named(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    /** Gives what is said of this verdict. */
    abstract Optional<?> of(Verdict verdict);

    /** Gives the words and what each stands for. */
    abstract Map<String, Set<?>> byName();

    static <T> Map<String, Set<?>> index(T[] values, Function<T, String> name) {
        Map<String, Set<?>> byName = new TreeMap<>();
        Arrays.stream(values).forEach(value -> byName.put(name.apply(value), Set.of(value)));
        return byName;
    }
}
