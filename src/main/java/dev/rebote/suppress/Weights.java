package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;

/** How much one proved failure counts against a recipient, by its reason: 1 is enough. */
final class Weights {

    private static final double DEAD = 1.0;
    private static final double DISABLED = 0.6;
    private static final double REFUSED = 0.4;
    private static final double FULL = 0.2;

    /** Some other fault of the address, such as one that matches several mailboxes. */
    private static final double OTHER = 0.2;

    private Weights() {}

    /** Gives 0 for whatever is not the fault of the address or its domain: that never counts, however often. */
    static double of(Reason reason) {
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
