package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * One failure that a digest tells of.
 *
 * @param recipient who has not got the message, as the reader may know the address
 * @param event     whether it failed or waits
 * @param reason    why
 * @param at        when that was
 * @param subject   the subject of the message, as people read it; empty when it has none
 * @param sender    who sent it, where that is not the reader
 */
public record DigestEntry(
        String recipient, Event event, Reason reason, Instant at, String subject, Optional<String> sender) {

    public DigestEntry {
        if (!event.isFailure()) {
            throw new IllegalArgumentException("a digest tells of failures and delays, not of '" + event.id() + "'");
        }
        recipient = SafeText.oneWord(recipient, Evidence.MAX_ADDRESS);
        subject = SafeText.oneLine(subject, OriginalMessage.MAX_SUBJECT);
        sender = sender.map(address -> SafeText.oneWord(address, Evidence.MAX_ADDRESS));
    }
}
