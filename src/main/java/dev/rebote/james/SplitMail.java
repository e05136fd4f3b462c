package dev.rebote.james;

import java.util.Collection;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** A mail some of whose recipients go on in a mail of their own. Until that is on its way, the mail keeps them. */
final class SplitMail {

    private final MailetContext context;
    private final Mail mail;

    /** What makes the mail of their own another one. */
    @FunctionalInterface
    interface Change {

        Change NONE = copy -> {};

        void make(Mail copy) throws MessagingException;
    }

    SplitMail(MailetContext context, Mail mail) {
        this.context = context;
        this.mail = mail;
    }

    /** Sends these to the beginning of the processor that the mail is in. */
    void sendOn(Collection<MailAddress> recipients, Change change) throws MessagingException {
        sendTo(mail.getState(), recipients, change);
    }

    void sendTo(String processor, Collection<MailAddress> recipients, Change change) throws MessagingException {
        Mail copy = mail.duplicate();
        try {
            copy.setRecipients(recipients);
            change.make(copy);
            context.sendMail(copy, processor);
        } finally {
            LifecycleUtil.dispose(copy);
        }
        List<MailAddress> rest = mail.getRecipients().stream()
                .filter(recipient -> !recipients.contains(recipient))
                .toList();
        mail.setRecipients(rest);
    }
}
