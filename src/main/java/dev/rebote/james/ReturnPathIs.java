package dev.rebote.james;

import dev.rebote.trust.PathState;
import dev.rebote.yaml.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mail that came to a return path of one of these states: {@code valid}, {@code expired}, {@code forged}, {@code foreign},
 * {@code replayed}, {@code unsigned}.
 *
 * <pre>{@code
 * <mailet match="dev.rebote.james.ReturnPathIs=expired,forged,foreign" class="Null"/>
 * }</pre>
 *
 * <p>It reads {@code rebote.path.state}, which {@link CheckReturnPath} writes; a mail that was not looked at does not match.
 */
public final class ReturnPathIs extends GenericMatcher {

    private static final String NAME = "ReturnPathIs";

    private Set<PathState> states = Set.of();

    @Override
    public void init() throws MessagingException {
        Set<PathState> read = EnumSet.noneOf(PathState.class);
        List<String> allowed =
                Arrays.stream(PathState.values()).map(PathState::id).toList();
        for (String id : MatcherCondition.list(getMatcherConfig(), NAME, "a state such as valid or forged")) {
            read.add(PathState.parse(id)
                    .orElseThrow(() -> new MessagingException(
                            NAME + " does not know the state '" + id + "'" + Nearest.hint(id, allowed))));
        }
        states = read;
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        return PathAttributes.state(mail).filter(states::contains).isPresent() ? mail.getRecipients() : List.of();
    }
}
