package dev.rebote.disabling;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Nearest;
import dev.rebote.yaml.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what an operator says of single reasons. */
final class ByReason {

    /** The ladder of all reasons that have none of their own. */
    static final String USUAL = "usual";

    /** What is the fault of a recipient or its domain; nothing else ever counts. */
    static final List<String> FAULTS = Arrays.stream(Reason.values())
            .filter(reason -> reason.suppresses() != Suppresses.NO)
            .map(Reason::id)
            .toList();

    private ByReason() {}

    static Weights weights(Mapping written, String key) {
        Map<Reason, Double> weights = new EnumMap<>(Reason.class);
        written.optionalMapping(key)
                .ifPresent(each -> each.entries()
                        .keySet()
                        .forEach(name -> weights.put(
                                reason(each, name, FAULTS),
                                Values.amount(each, name, 0, 1).orElseThrow())));
        return new Weights(weights);
    }

    static Ladders ladders(Mapping written, String key) {
        Map<Reason, Ladder> own = new EnumMap<>(Ladders.DEFAULT.own());
        if (!written.has(key)) {
            return Ladders.DEFAULT;
        }
        Mapping each = written.mapping(key);
        List<String> known = new ArrayList<>(FAULTS);
        known.add(0, USUAL);
        for (String name : each.entries().keySet()) {
            if (!name.equals(USUAL)) {
                own.put(reason(each, name, known), LadderReader.read(each, name));
            }
        }
        return new Ladders(each.has(USUAL) ? LadderReader.read(each, USUAL) : Ladders.DEFAULT.usual(), own);
    }

    private static Reason reason(Mapping each, String name, List<String> known) {
        return Reason.parse(name)
                .map(reason -> fault(each, reason, known))
                .orElseThrow(() -> mistake(each, name, "unknown reason '" + name + "'" + Nearest.hint(name, known)));
    }

    private static Reason fault(Mapping each, Reason reason, List<String> known) {
        if (reason.suppresses() == Suppresses.NO) {
            throw mistake(
                    each,
                    reason.id(),
                    "'" + reason.id() + "' is no fault of the recipient and never counts, expected one of " + known);
        }
        return reason;
    }

    private static ConfigurationException mistake(Mapping each, String key, String what) {
        return new ConfigurationException(each.keyPlaces().get(key) + ": " + what);
    }
}
