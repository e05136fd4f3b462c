package dev.rebote.suppress;

import java.time.Instant;

/** The memory of what was sent to whom, which tells whether a report names a message of ours. Thread-safe. */
public interface SentMessages {

    /** Keeps that this message was sent to this recipient. */
    void sent(String messageId, String recipient, Instant at);

    /** Says whether this message was sent to this recipient since then. */
    boolean wasSent(String messageId, String recipient, Instant since);
}
