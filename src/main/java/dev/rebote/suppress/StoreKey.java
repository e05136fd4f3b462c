package dev.rebote.suppress;

/** The names that an operator writes. */
enum StoreKey {
    STORE("store"),
    URL("store.url"),
    USER("store.user"),
    PASSWORD("store.password"),
    CONNECTIONS("store.connections"),
    CONNECTION_WAIT("store.connection-wait"),
    STATEMENT_TIMEOUT("store.statement-timeout"),
    CACHE_TIME("store.cache-time"),
    CACHE_ENTRIES("store.cache-entries"),
    KEEP_HISTORY("keep.history"),
    KEEP_SENT("keep.sent"),
    KEEP_COUNTERS("keep.counters");

    private final String text;

    StoreKey(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
