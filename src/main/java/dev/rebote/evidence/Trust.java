package dev.rebote.evidence;

/** How far a piece of evidence may be believed when something is done because of it. */
public enum Trust {
    /** Said to us in our own session, about this recipient, or a report to a signed return path. */
    PROVED("proved", 1.0),
    /** A report that names a message which we sent to this recipient. */
    NAMED("named", 0.3),
    /** Said in our own session, but perhaps about another recipient of the same transaction. */
    SHARED("shared", 0.0),
    /** Something failed, but what was said has been lost on the way to us. */
    UNCERTAIN("uncertain", 0.0),
    /** Anybody may have written it. */
    NONE("none", 0.0);

    private final String id;
    private final double weight;

    Trust(String id, double weight) {
        this.id = id;
        this.weight = weight;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }

    /** Gives the weight of such evidence in a score, 0 (never acted on) to 1. */
    public double weight() {
        return weight;
    }
}
