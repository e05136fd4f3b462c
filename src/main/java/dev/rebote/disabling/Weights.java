package dev.rebote.disabling;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How much one proved failure counts against a recipient, by its reason. */
public record Weights(Map<Reason, Double> each) {

    private static final double DEAD = 1.0;
    private static final double DISABLED = 0.6;
    private static final double REFUSED = 0.4;
    private static final double FULL = 0.2;

    /** Some other fault of the address, such as one that matches several mailboxes. */
    private static final double OTHER = 0.2;

    static final Weights DEFAULT = new Weights(Map.of());

    public Weights {
        each.forEach((reason, weight) -> {
            if (reason.suppresses() == Suppresses.NO || weight < 0 || weight > 1) {
                throw new IllegalArgumentException(reason.id() + " cannot weigh " + weight);
            }
        });
        EnumMap<Reason, Double> whole = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            whole.put(reason, each.getOrDefault(reason, usual(reason)));
        }
        each = Collections.unmodifiableMap(whole);
    }

    /** Gives 0 for whatever is not the fault of the address or its domain: that never counts, however often. */
    public double of(Reason reason) {
        return each.getOrDefault(reason, 0.0);
    }

    private static double usual(Reason reason) {
        if (reason.suppresses() == Suppresses.NO) {
            return 0;
        }
        return switch (reason) {
            case RECIPIENT_UNKNOWN, RECIPIENT_SYNTAX, RECIPIENT_MOVED, RECIPIENT_OWNER_CHANGED -> DEAD;
            case DOMAIN_UNKNOWN, DOMAIN_NULL_MX -> DEAD;
            case RECIPIENT_DISABLED -> DISABLED;
            case RECIPIENT_REFUSED -> REFUSED;
            case RECIPIENT_FULL -> FULL;
            default -> OTHER;
        };
    }
}
