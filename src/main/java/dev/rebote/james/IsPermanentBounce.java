package dev.rebote.james;

import dev.rebote.classify.Verdict;
import java.util.Collection;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mails whose cause of failure will not heal by itself: the persistence of the verdict ({@code rebote.persistence}) is
 * {@code permanent}.
 *
 * <pre>{@code
 * <mailet match="dev.rebote.james.IsPermanentBounce" class="ToProcessor">
 *   <processor>permanent</processor>
 * </mailet>
 * }</pre>
 *
 * <p>It asks for the cause, not for the first digit of the reply: a mailbox that is full heals, whether it is told with 452 or
 * with 552. It takes no condition; a mail that was not decoded does not match.
 */
public final class IsPermanentBounce extends GenericMatcher {

    @Override
    public void init() throws MessagingException {
        MatcherCondition.none(getMatcherConfig(), "IsPermanentBounce");
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return BounceAttributes.read(mail).filter(Verdict::isPermanent).isPresent() ? mail.getRecipients() : List.of();
    }
}
