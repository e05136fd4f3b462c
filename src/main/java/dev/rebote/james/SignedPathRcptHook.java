package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.trust.PathCheck;
import dev.rebote.trust.PathChecker;
import dev.rebote.trust.PathSigner;
import dev.rebote.trust.PathState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;
import org.apache.james.protocols.smtp.hook.RcptHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets James's SMTP server take mail to the return paths that we signed, which are no users, and refuses those that we did not
 * sign. It stands in {@code smtpserver.xml} before {@code ValidRcptHandler}, which knows users only.
 *
 * <pre>{@code
 * <handler class="dev.rebote.james.SignedPathRcptHook">
 *   <keys>rebote-keys.yaml</keys>
 *   <refuse>true</refuse>
 * </handler>
 * }</pre>
 *
 * <p>Parameters; an unknown or a wrong one stops the start:
 * <ul>
 *   <li>{@code keys}: the file of keys, as in {@link SignReturnPath}; required.
 *   <li>{@code validDays}: as in {@link CheckReturnPath}, and the same number.
 *   <li>{@code refuse}: {@code true} (forged, expired and foreign paths are refused with 550) or {@code false} (it is left to the
 *       other handlers what becomes of them); {@code true} unless set.
 * </ul>
 *
 * <p>While the store cannot be reached that a path may need, the answer is 451, so that the report comes again.
 *
 * <p>What it accepts no later hook of RCPT sees. The metric {@code rebote.path.refused} counts what it refuses.
 */
public final class SignedPathRcptHook implements RcptHook {

    private static final String NAME = "SignedPathRcptHook";
    private static final String REFUSE = "refuse";

    /** The names of its parameters. */
    static final List<String> PARAMETERS = List.of(KeysParameter.KEYS, KeysParameter.VALID_DAYS, REFUSE);

    private static final Logger LOGGER = LoggerFactory.getLogger(SignedPathRcptHook.class);

    private final FileSystem files;
    private final OurDomains ours;
    private final PathMemory memory;
    private final Metric refused;
    private Optional<PathChecker> checker = Optional.empty();
    private boolean refuses;

    @Inject
    SignedPathRcptHook(FileSystem files, DomainList domains, PathMemory memory, MetricFactory metrics) {
        this.files = files;
        this.ours = new OurDomains(domains);
        this.memory = memory;
        this.refused = metrics.generate(MetricNames.PATH_REFUSED);
    }

    @Override
    public void init(Configuration config) throws ConfigurationException {
        try {
            HandlerParameters parameters = HandlerParameters.of(config, NAME, PARAMETERS);
            refuses = parameters.flag(REFUSE, true);
            checker = Optional.of(new PathChecker(
                    KeysParameter.keys(NAME, parameters.text(KeysParameter.KEYS), files),
                    memory.tokens(),
                    KeysParameter.validity(NAME, parameters.text(KeysParameter.VALID_DAYS)),
                    Clock.systemUTC()));
        } catch (MessagingException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        try {
            return PathSigner.claims(recipient.asString()) && ours.contain(recipient.getDomain())
                    ? answer(check(recipient))
                    : HookResult.DECLINED;
        } catch (MessagingException | StoreUnavailableException e) {
            LOGGER.warn("A return path cannot be looked at now, its sender is to come again: {}", e.getMessage());
            return HookResult.DENYSOFT;
        }
    }

    private PathCheck check(MailAddress recipient) {
        return checker.orElseThrow(() -> new IllegalStateException(NAME + " is not initialised"))
                .check(recipient.asString());
    }

    private HookResult answer(PathCheck found) {
        if (found.state() == PathState.VALID) {
            return HookResult.OK;
        }
        if (!refuses) {
            return HookResult.DECLINED;
        }
        refused.increment();
        return switch (found.state()) {
            case EXPIRED -> deny("5.1.1 This return path has expired");
            case FOREIGN -> deny("5.1.1 This return path is not known here");
            default -> deny("5.7.1 This return path was not signed by us");
        };
    }

    private static HookResult deny(String text) {
        return HookResult.builder()
                .hookReturnCode(HookReturnCode.deny())
                .smtpReturnCode("550")
                .smtpDescription(text)
                .build();
    }
}
