package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import dev.rebote.evidence.mail.Fields;
import java.util.Optional;

/**
 * The mail that a report is about, as far as the report returns it.
 *
 * @param messageId  its Message-ID, with brackets
 * @param envelopeId the sender's own id of the transaction (RFC 3461, ENVID)
 * @param subject    its subject
 * @param sender     the address in its From field
 * @param listId     the list that sent it (RFC 2919)
 * @param feedbackId the sender's own id of the mailing
 * @param header     the fields that were returned
 */
public record OriginalMessage(
        Optional<String> messageId,
        Optional<String> envelopeId,
        Optional<String> subject,
        Optional<String> sender,
        Optional<String> listId,
        Optional<String> feedbackId,
        Fields header) {

    /** Gives what the returned header tells. */
    static OriginalMessage of(Fields header, Optional<String> envelopeId) {
        return new OriginalMessage(
                told(header.first("message-id")),
                envelopeId,
                told(Optional.of(header.words("subject"))),
                Addresses.first(header.text("from")),
                told(header.first("list-id")),
                told(header.first("feedback-id")),
                header);
    }

    private static Optional<String> told(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }
}
