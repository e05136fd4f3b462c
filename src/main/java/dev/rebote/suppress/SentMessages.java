package dev.rebote.suppress;

import java.time.Instant;

/**
 * The memory of what was sent to whom, which tells whether a report names a message of ours. It keeps hashes only, no address.
 * Thread-safe.
 *
 * <p>Each method throws {@link StoreUnavailableException} when the store cannot be reached in time.
 */
public interface SentMessages {

    /** Keeps that this message was sent to this recipient. */
    void sent(String messageId, String recipient, Instant at);

    /** Says whether this message was sent to this recipient since then. */
    boolean wasSent(String messageId, String recipient, Instant since);

    /** Throws away what was sent too long ago, at most {@code most}; gives how many. */
    int expire(Instant now, int most);
}
