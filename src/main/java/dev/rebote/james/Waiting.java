package dev.rebote.james;

import java.time.Duration;
import javax.mail.MessagingException;
import org.apache.james.queue.api.MailQueue;
import org.apache.mailet.Mail;

/** Where a mail waits for its next attempt. Implementations are thread-safe, and copy the mail. */
@FunctionalInterface
interface Waiting {

    /** Lets a mail be tried after this time; at once when it is zero. */
    void enqueue(Mail mail, Duration wait) throws MessagingException;

    /** Lets mails wait in the queue itself. */
    static Waiting in(MailQueue queue) {
        return (mail, wait) -> {
            if (wait.isZero()) {
                queue.enQueue(mail);
            } else {
                queue.enQueue(mail, wait);
            }
        };
    }
}
