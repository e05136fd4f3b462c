package dev.rebote.classify;

/** How long a cause lasts. */
public enum Persistence {
    /** Will not heal by itself. */
    PERMANENT("permanent"),
    /** Days. */
    LONG("long"),
    /** Minutes to hours. */
    SHORT("short");

    private final String id;

    Persistence(String id) {
        this.id = id;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }
}
