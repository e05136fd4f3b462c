package dev.rebote.trust;

import java.util.Arrays;
import java.util.Optional;

/** What a look at the address that a mail came to has shown. */
public enum PathState {
    /** We signed it, and not long ago. */
    VALID("valid"),
    /** We signed it too long ago. */
    EXPIRED("expired"),
    /** It names a key of ours that has not signed it. */
    FORGED("forged"),
    /** It names a key or an envelope that this server does not know, or no more. */
    FOREIGN("foreign"),
    /** We signed it, and the same report has come before, or too many others. */
    REPLAYED("replayed"),
    /** It is an ordinary address. */
    UNSIGNED("unsigned");

    private final String id;

    PathState(String id) {
        this.id = id;
    }

    /** Gives the stable name, as it stands in attributes, matchers and metrics. */
    public String id() {
        return id;
    }

    /** Finds a state by its stable name. */
    public static Optional<PathState> parse(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }
}
