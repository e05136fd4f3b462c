package dev.rebote.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one notice tells.
 *
 * @param reader      the address that gets it
 * @param insteadOf   whose place the reader takes: the envelope sender of the original, an empty text for the null sender; empty
 *                    when the reader is the envelope sender
 * @param insider     whether the reader may see internal host names and where mail is forwarded to
 * @param language    the tag of a language of {@link NoticeTexts}
 * @param recipients  who has not got the message, at least one
 * @param original    the message
 * @param returnWhole whether the message may be returned whole; else its header is
 * @param arrival     when the message came to us
 * @param envelopeId  the sender's own id of the message, as it stood in ENVID (xtext, RFC 3461, section 4)
 * @param logId       the name by which our log knows the message
 */
public record Notice(
        String reader,
        Optional<String> insteadOf,
        boolean insider,
        String language,
        List<FailedRecipient> recipients,
        OriginalMessage original,
        boolean returnWhole,
        Optional<Instant> arrival,
        Optional<String> envelopeId,
        String logId) {

    /** Makes a notice to the envelope sender. */
    public Notice(
            String reader,
            boolean insider,
            String language,
            List<FailedRecipient> recipients,
            OriginalMessage original,
            boolean returnWhole,
            Optional<Instant> arrival,
            Optional<String> envelopeId,
            String logId) {
        this(
                reader,
                Optional.empty(),
                insider,
                language,
                recipients,
                original,
                returnWhole,
                arrival,
                envelopeId,
                logId);
    }

    public Notice {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a notice needs a recipient that it tells of");
        }
        Reporter.checkAddress(reader);
    }

    /** Gives the address of whoever sent the message; empty for the null sender. */
    Optional<String> sender() {
        return Optional.of(insteadOf.orElse(reader)).filter(address -> !address.isEmpty());
    }
}
