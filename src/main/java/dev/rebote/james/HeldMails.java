package dev.rebote.james;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/**
 * The mails that a policy holds until their time comes, or an operator releases them. A held mail keeps its age, so that it is
 * not tried for ever. Thread-safe.
 */
final class HeldMails {

    /** On a mail that was held: its delivery goes on, and does not begin anew. */
    private static final AttributeName HELD = AttributeName.of("rebote.delivery.held");

    /** For a mail that nobody but an operator releases: longer than any server runs, and within what dates can say. */
    private static final Duration UNTIL_RELEASED = Duration.ofDays(36_500);

    /** So long overdue, the server that held it must be down: a look comes every half minute, and clocks differ little. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final WaitingRoom room;

    HeldMails(MailRepository repository, String releaseTo, MailetContext context, Clock clock) {
        this.room = new WaitingRoom(repository, mail -> context.sendMail(mail, releaseTo), clock, GRACE);
    }

    /** Keeps a copy of the mail; one that is held no longer than now goes on at once. */
    void keep(Mail mail, Optional<Duration> duration) throws MessagingException {
        Mail copy = mail.duplicate();
        try {
            EvidenceAttributes.readFirstAttempt(mail)
                    .ifPresent(first -> DeliveryAttributes.writeFirstAttempt(copy, first));
            DeliveryAttributes.removeFailure(copy);
            BounceAttributes.remove(copy);
            DecisionAttributes.remove(copy);
            copy.setAttribute(new Attribute(HELD, AttributeValue.of(true)));
            room.enqueue(copy, duration.orElse(UNTIL_RELEASED));
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }

    /** Lets those go whose time has come. */
    void release() throws MessagingException {
        room.release();
    }

    /** Removes what an earlier delivery left on a mail; of one that was held, its age and its attempts stay. */
    static void forgetFailure(Mail mail) {
        if (mail.getAttribute(HELD).isPresent()) {
            mail.removeAttribute(HELD);
            DeliveryAttributes.removeFailure(mail);
        } else {
            DeliveryAttributes.removeAll(mail);
        }
    }
}
