package dev.rebote.trust;

import java.time.Instant;
import java.util.Optional;

/**
 * The memory of the references that stand in signed paths for envelopes that do not fit. The same token twice names the same
 * envelope. Thread-safe. A store that cannot be reached throws an unchecked exception of its own.
 */
public interface PathTokens {

    /** Keeps what a token stands for, at least until then. */
    void keep(String token, Envelope envelope, Instant until);

    /** Finds what a token stands for; empty when it is not known, or no more. */
    Optional<Envelope> find(String token);
}
