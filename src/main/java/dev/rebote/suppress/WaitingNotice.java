package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * One failure of which its reader has not been told yet, and will be together with others.
 *
 * @param token        names it
 * @param reader       who will be told, lower case
 * @param language     the tag of the reader's language
 * @param sender       who sent the message, where that is not the reader
 * @param recipient    who has not got it, as the reader may know the address
 * @param event        whether it failed or waits
 * @param reason       why
 * @param subject      the subject of the message, empty when it has none
 * @param failedAt     when that was
 * @param waitingSince when it was put off
 */
public record WaitingNotice(
        String token,
        String reader,
        String language,
        Optional<String> sender,
        String recipient,
        Event event,
        Reason reason,
        String subject,
        Instant failedAt,
        Instant waitingSince) {

    /** As much as a list shows of one; it keeps rows short, too. */
    private static final int MAX_SUBJECT = 80;

    /** RFC 5646, section 4.4.1: no tag that anybody uses is longer. */
    private static final int MAX_LANGUAGE = 35;

    /** Ours are hashes; it keeps rows short. */
    private static final int MAX_TOKEN = 200;

    public WaitingNotice {
        if (!event.isFailure()) {
            throw new IllegalArgumentException("a notice tells of a failure or a delay, not of '" + event.id() + "'");
        }
        token = BoundedText.line(token, MAX_TOKEN);
        reader = BoundedText.key(reader, BoundedText.MAX_ADDRESS);
        language = BoundedText.line(language, MAX_LANGUAGE);
        sender = sender.map(address -> BoundedText.line(address, BoundedText.MAX_ADDRESS));
        recipient = BoundedText.line(recipient, BoundedText.MAX_ADDRESS);
        subject = BoundedText.line(subject, MAX_SUBJECT);
    }
}
