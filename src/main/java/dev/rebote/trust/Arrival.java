package dev.rebote.trust;

import java.util.Optional;

/**
 * How a mail came in.
 *
 * @param path       what is known of the address that it came to
 * @param recipient  to whom the message had gone whose return path that is
 * @param nullSender whether it came with the null return path, as each report should (RFC 5321, section 4.5.5)
 */
public record Arrival(PathState path, Optional<String> recipient, boolean nullSender) {

    /** Gives to whom the message had gone, when that is proved. */
    Optional<String> proved() {
        return recipient.filter(known -> path == PathState.VALID);
    }

    /** Says whether somebody plays with our paths. */
    boolean isSuspect() {
        return path != PathState.VALID && path != PathState.UNSIGNED;
    }
}
