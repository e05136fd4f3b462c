package dev.rebote.james;

import dev.rebote.evidence.Event;
import dev.rebote.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a copy of a mail that waits to a processor where its sender can be told, once for each stage: the first attempt that
 * fails after an age is when it is told. Who sent with the null sender, or asked not to hear of delays, is left in peace.
 * Thread-safe.
 */
final class DelayNotices {

    private static final Logger LOGGER = LoggerFactory.getLogger(DelayNotices.class);

    private final String processor;
    private final Policy policy;
    private final MailetContext context;

    /**
     * @param policy says how long a mail has waited at each stage
     */
    DelayNotices(String processor, Policy policy, MailetContext context) {
        this.processor = processor;
        this.policy = policy;
        this.context = context;
    }

    /** Gives how many stages lie behind a mail that has waited so long. */
    int stages(Duration age) {
        return (int) policy.delayNotices().stream()
                .filter(stage -> age.compareTo(stage) >= 0)
                .count();
    }

    /**
     * Sends the copies. The mails themselves are in the queue already, and remember the stage; so an error here is no reason
     * to try anything again.
     */
    void tell(MailParts parts, Map<Instant, List<FailureGroup>> delayed) {
        delayed.forEach((until, groups) -> groups.forEach(group -> {
            try {
                tell(parts, until, group.delayed());
            } catch (MessagingException | RuntimeException e) {
                LOGGER.warn("A sender could not be told of a delay", e);
            }
        }));
    }

    private void tell(MailParts parts, Instant until, FailureGroup group) throws MessagingException {
        Mail mail = parts.next(group.replies().keySet());
        Collection<MailAddress> asked = mail.getRecipients().stream()
                .filter(recipient -> NotifyWish.asksFor(mail, recipient, Event.DELAYED))
                .toList();
        if (asked.isEmpty() || mail.getMaybeSender().isNullSender()) {
            return;
        }
        mail.setRecipients(asked);
        DeliveryAttributes.writeFailure(mail, group, parts.firstAttempt());
        BounceAttributes.writeDelay(mail, until);
        LOGGER.info("Mail {} still waits for {} recipient(s), until {}", mail.getName(), asked.size(), until);
        context.sendMail(mail, processor);
        BounceAttributes.remove(mail);
        DeliveryAttributes.removeFailure(mail);
    }
}
