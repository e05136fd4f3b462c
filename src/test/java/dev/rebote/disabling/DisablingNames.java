package dev.rebote.disabling;

import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every key of the section {@code disabling} of a policy, as the reader takes them; the names of reasons left out. */
public final class DisablingNames {

    private DisablingNames() {}

    /** Gives the keys with dots between the levels: {@code outage.share}. */
    public static List<String> keys() {
        return Stream.of(
                        LimitsReader.KEYS.stream(),
                        Stream.of("lasts." + ByReason.USUAL),
                        LimitsReader.OUTAGE_KEYS.stream().map(key -> "outage." + key),
                        LimitsReader.DAY_KEYS.stream().map(key -> "a-day." + key))
                .flatMap(names -> names)
                .toList();
    }

    /** Gives the keys that a section shows, in the same form. */
    public static List<String> shown(Mapping disabling) {
        return disabling.entries().entrySet().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), below(entry.getKey(), entry.getValue())))
                .filter(key -> ByReason.FAULTS.stream().noneMatch(key::endsWith))
                .toList();
    }

    private static Stream<String> below(String key, Node node) {
        return node instanceof Mapping mapping
                ? mapping.entries().keySet().stream().map(name -> key + "." + name)
                : Stream.empty();
    }

    /** Gives the reasons that can have a weight. */
    public static Set<String> faults() {
        return Set.copyOf(ByReason.FAULTS);
    }
}
