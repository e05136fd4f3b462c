package dev.rebote.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What a report says of one recipient.
 *
 * @param evidence          what was told, unjudged
 * @param finalRecipient    the address that delivery was tried to
 * @param originalRecipient the address that the sender wrote
 * @param action            the action as the report names it, empty when it names none
 * @param lastAttempt       when delivery was last tried
 * @param willRetryUntil    when delivery will be given up
 */
public record ReportedRecipient(
        Evidence evidence,
        Optional<String> finalRecipient,
        Optional<String> originalRecipient,
        String action,
        Optional<Instant> lastAttempt,
        Optional<Instant> willRetryUntil) {

    /** Gives what prose tells: an address and the evidence. */
    static ReportedRecipient of(Evidence evidence) {
        return new ReportedRecipient(
                evidence, evidence.recipient(), Optional.empty(), "", Optional.empty(), Optional.empty());
    }
}
