package dev.rebote.suppress;

import java.time.Instant;
import java.util.Optional;

/**
 * The memory of whom a return path is about, where that does not fit into the path. The same token twice names the same path, and
 * is kept until the later of the two times. Thread-safe.
 *
 * <p>Each method throws {@link StoreUnavailableException} when the store cannot be reached in time.
 */
public interface KeptPaths {

    /** Keeps what a token stands for. */
    void keep(String token, KeptPath path);

    /** Finds what a token stands for; empty when it is not known, or no more. */
    Optional<KeptPath> find(String token, Instant now);

    /** Throws away what is not kept any longer, at most {@code most}; gives how many. */
    int expire(Instant now, int most);
}
