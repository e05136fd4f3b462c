package dev.rebote.testing;

import java.util.Collection;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/** A matcher that takes recipients by the end of their domain, so that one James serves several configurations. */
public final class DomainEndsWith extends GenericMatcher {

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        return mail.getRecipients().stream()
                .filter(recipient -> recipient.getDomain().asString().endsWith(getCondition()))
                .toList();
    }
}
