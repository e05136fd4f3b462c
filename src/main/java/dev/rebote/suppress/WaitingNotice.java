package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import java.time.Instant;
import java.util.Locale;
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

    /** RFC 5321, section 4.5.3.1: 64 octets, the sign, 255 octets. */
    private static final int MAX_ADDRESS = 320;

    public WaitingNotice {
        if (!event.isFailure()) {
            throw new IllegalArgumentException("a notice tells of a failure or a delay, not of '" + event.id() + "'");
        }
        reader = reader.toLowerCase(Locale.ROOT);
        sender = sender.map(address -> cut(address, MAX_ADDRESS));
        recipient = cut(recipient, MAX_ADDRESS);
        subject = cut(subject, MAX_SUBJECT);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, most - (Character.isHighSurrogate(text.charAt(most - 1)) ? 1 : 0));
    }
}
