package dev.rebote.suppress;

import java.time.Instant;
import java.util.Optional;

/**
 * The word that no mail goes to somebody.
 *
 * @param tenant the domain of the sender, lower case, to whose mail it applies; {@value #EVERYBODY} for all
 * @param target what the key names
 * @param key    an address, a domain, or {@code sender>recipient}; lower case
 * @param reason the id of the reason, such as {@code recipient.unknown}; {@code complaint}, {@code by-hand} or {@code imported}
 * @param since  from when
 * @param until  until when; empty: until it is released
 * @param times  how often it has been disabled, this time included
 * @param proof  the tokens of the entries that led to it, or who did it by hand
 */
public record Suppression(
        String tenant,
        Target target,
        String key,
        String reason,
        Instant since,
        Optional<Instant> until,
        int times,
        String proof) {

    /** The tenant of what applies to mail of every sender. */
    public static final String EVERYBODY = "*";

    /** What a key names. */
    public enum Target {
        ADDRESS("address"),
        DOMAIN("domain"),
        PAIR("pair");

        private final String id;

        Target(String id) {
            this.id = id;
        }

        /** Gives the stable name. */
        public String id() {
            return id;
        }
    }
}
