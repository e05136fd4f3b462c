package dev.rebote.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A gap in a text, written as its name in braces: {@code {new-address}}. */
enum Placeholder {
    /** The address, or the language's word for several of them. */
    RECIPIENT("recipient", true),
    /** The part of the address after the @. */
    DOMAIN("domain", true),
    /** The subject of the original, or the language's word for a mail without one. */
    SUBJECT("subject", true),
    /** Who gets the notice. */
    SENDER("sender", true),
    SENDER_DOMAIN("sender-domain", true),
    /** The address that the sender wrote, where the message went on to another one. */
    WRITTEN("written", false),
    /** The size of the original, such as {@code 12 MB}. */
    SIZE("size", false),
    /** The remote server. */
    HOST("host", false),
    BLOCKLIST("blocklist", false),
    NEW_ADDRESS("new-address", false),
    HELP_URL("help-url", false),
    /** How long the remote asks us to wait, such as {@code 5 min}. */
    RETRY_AFTER("retry-after", false),
    /** When we give up. */
    RETRY_UNTIL("retry-until", false),
    /** How often we tried; known when more than once. */
    ATTEMPTS("attempts", false),
    /** How many messages a digest tells of, or leaves out. */
    COUNT("count", false),
    LAST_ATTEMPT("last-attempt", false),
    /** Since when we have not tried. */
    SINCE("since", false);

    private final String id;
    private final boolean alwaysKnown;

    Placeholder(String id, boolean alwaysKnown) {
        this.id = id;
        this.alwaysKnown = alwaysKnown;
    }

    String id() {
        return id;
    }

    boolean isAlwaysKnown() {
        return alwaysKnown;
    }

    static Optional<Placeholder> parse(String id) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.id.equals(id))
                .findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Placeholder::id).toList();
    }

    static List<String> alwaysKnownIds() {
        return Arrays.stream(values())
                .filter(Placeholder::isAlwaysKnown)
                .map(Placeholder::id)
                .toList();
    }
}
