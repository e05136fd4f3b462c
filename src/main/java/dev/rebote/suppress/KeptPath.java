package dev.rebote.suppress;

import dev.rebote.evidence.Evidence;
import java.time.Instant;

/**
 * Whom a return path is about.
 *
 * @param sender    who sent
 * @param recipient to whom
 * @param until     how long it is kept
 */
public record KeptPath(String sender, String recipient, Instant until) {

    public KeptPath {
        sender = BoundedText.line(sender, Evidence.MAX_ADDRESS);
        recipient = BoundedText.line(recipient, Evidence.MAX_ADDRESS);
    }
}
