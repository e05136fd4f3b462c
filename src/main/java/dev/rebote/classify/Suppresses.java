package dev.rebote.classify;

/** Against what a cause may count. */
public enum Suppresses {
    /** The recipient address. */
    ADDRESS("address"),
    /** The domain of the recipient. */
    DOMAIN("domain"),
    /** Nothing: the recipient is innocent of it. */
    NO("no");

    private final String id;

    Suppresses(String id) {
        this.id = id;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }
}
