package dev.rebote.trust;

import java.time.Instant;

/** Knows which messages were sent to whom. */
@FunctionalInterface
public interface SentLookup {

    /** Says whether this message was sent to this recipient, in lower case, since then; false where that cannot be found out. */
    boolean wasSent(String messageId, String recipient, Instant since);
}
