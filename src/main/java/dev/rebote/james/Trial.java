package dev.rebote.james;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/**
 * One attempt at a mail, as far as the next one depends on it.
 *
 * @param sender       the envelope sender; empty for the null sender
 * @param messageBytes the size of the message, 0 when not known
 * @param retries      how many attempts there were before this one
 * @param first        when delivery was first tried
 * @param now          when this attempt has ended
 */
record Trial(Optional<String> sender, long messageBytes, int retries, Instant first, Instant now) {

    static Trial of(Mail mail, Instant now) throws MessagingException {
        return new Trial(
                mail.getMaybeSender().asOptional().map(MailAddress::asString),
                Math.max(0, mail.getMessageSize()),
                DeliveryAttributes.retries(mail),
                DeliveryAttributes.firstAttempt(mail).orElse(now),
                now);
    }

    /** Gives how often delivery was tried, this time included. */
    int attempts() {
        return retries + 1;
    }

    /** Gives the time since delivery was first tried. */
    Duration age() {
        return Duration.between(first, now);
    }
}
