package dev.rebote.classify;

/** What else will fail for the same cause. */
public enum Scope {
    /** All mail to this address. */
    ADDRESS("address"),
    /** All mail to this domain. */
    DOMAIN("domain"),
    /** This message only. */
    MESSAGE("message"),
    /** All that we send there. */
    SENDER("sender"),
    /** All that goes this way. */
    PATH("path"),
    /** What our own configuration or memory touches. */
    LOCAL("local");

    private final String id;

    Scope(String id) {
        this.id = id;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }
}
