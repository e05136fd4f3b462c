package dev.rebote.james;

import com.google.inject.Inject;
import java.util.Collection;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches the recipients to whom nothing is to be sent, because earlier mail came back for good: {@code IsSuppressed}.
 *
 * <pre>{@code
 * <mailet match="dev.rebote.james.IsSuppressed" class="dev.rebote.james.RefuseSuppressed">
 *   <processor>bounces</processor>
 * </mailet>
 * }</pre>
 *
 * <p>When the store cannot be reached nobody is suppressed: mail flows.
 */
public final class IsSuppressed extends GenericMatcher {

    private static final String NAME = "IsSuppressed";

    private final BounceMemory memory;

    @Inject
    public IsSuppressed(BounceMemory memory) {
        this.memory = memory;
    }

    @Override
    public void init() throws MessagingException {
        MatcherCondition.none(getMatcherConfig(), NAME);
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return mail.getRecipients().stream()
                .filter(recipient -> memory.suppression(mail, recipient).isPresent())
                .toList();
    }
}
