package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.yaml.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mails whose delivery failed for one of these reasons: {@code BounceReasonIs=recipient.full,sender.*}.
 *
 * <pre>{@code
 * <mailet match="dev.rebote.james.BounceReasonIs=recipient.full,sender.*" class="ToProcessor">
 *   <processor>wait-for-it</processor>
 * </mailet>
 * }</pre>
 *
 * <p>It reads {@code rebote.reason}; a mail that was not decoded does not match.
 */
public final class BounceReasonIs extends GenericMatcher {

    private static final String NAME = "BounceReasonIs";
    private static final String WHOLE_GROUP = ".*";

    private Set<Reason> reasons = Set.of();

    @Override
    public void init() throws MessagingException {
        Set<Reason> read = EnumSet.noneOf(Reason.class);
        for (String name :
                MatcherCondition.list(getMatcherConfig(), NAME, "a reason such as recipient.full or sender.*")) {
            List<Reason> meant = Arrays.stream(Reason.values())
                    .filter(reason -> means(name, reason))
                    .toList();
            if (meant.isEmpty()) {
                throw new MessagingException(
                        NAME + " does not know the reason '" + name + "'" + Nearest.hint(name, allowed()));
            }
            read.addAll(meant);
        }
        reasons = read;
    }

    private static boolean means(String name, Reason reason) {
        return name.equals(reason.id()) || name.equals(group(reason));
    }

    private static String group(Reason reason) {
        return reason.group().equals(reason.id()) ? reason.id() : reason.group() + WHOLE_GROUP;
    }

    /** Gives all that the condition may name. */
    static List<String> allowed() {
        return Stream.concat(
                        Arrays.stream(Reason.values()).map(BounceReasonIs::group),
                        Arrays.stream(Reason.values()).map(Reason::id))
                .distinct()
                .toList();
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return BounceAttributes.read(mail)
                        .flatMap(Verdict::reason)
                        .filter(reasons::contains)
                        .isPresent()
                ? mail.getRecipients()
                : List.of();
    }
}
