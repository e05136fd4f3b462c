package dev.rebote.james;

import dev.rebote.status.StatusPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mails whose effective status is one of these: {@code BounceStatusIs=5.1.1,4.2.x}.
 *
 * <pre>{@code
 * <mailet match="dev.rebote.james.BounceStatusIs=4.7.x,5.7.x" class="ToProcessor">
 *   <processor>look-into-it</processor>
 * </mailet>
 * }</pre>
 *
 * <p>It reads {@code rebote.status}, which may differ from what the remote told: "451 4.5.1 Mailbox full" is 4.2.2. A mail that
 * was not decoded does not match.
 */
public final class BounceStatusIs extends GenericMatcher {

    private static final String NAME = "BounceStatusIs";

    private List<StatusPattern> patterns = List.of();

    @Override
    public void init() throws MessagingException {
        List<StatusPattern> read = new ArrayList<>();
        for (String text : MatcherCondition.list(getMatcherConfig(), NAME, StatusPattern.FORM)) {
            read.add(StatusPattern.parse(text)
                    .orElseThrow(() -> new MessagingException(
                            NAME + " does not know the status '" + text + "', expected " + StatusPattern.FORM)));
        }
        patterns = List.copyOf(read);
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return BounceAttributes.read(mail)
                        .filter(verdict -> patterns.stream().anyMatch(pattern -> pattern.matches(verdict.status())))
                        .isPresent()
                ? mail.getRecipients()
                : List.of();
    }
}
