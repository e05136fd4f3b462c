package dev.rebote.classify;

/** Whether the same message may be tried again. */
public enum Retry {
    /** Not at all. */
    NEVER("never"),
    /** The queue may try this message again. */
    SAME("same"),
    /** Only after somebody has changed something. */
    AFTER_CHANGE("after-change");

    private final String id;

    Retry(String id) {
        this.id = id;
    }

    /** Gives the stable name. */
    public String id() {
        return id;
    }
}
