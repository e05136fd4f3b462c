package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.trust.PathCheck;
import dev.rebote.trust.PathChecker;
import dev.rebote.trust.PathState;
import dev.rebote.trust.Validity;
import dev.rebote.trust.WatchedKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.domainlist.api.DomainList;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether a mail that came in came to a return path that we signed, says so in the attributes {@code rebote.path.*}, and
 * puts the original sender in place of a valid path. It belongs at the beginning of the processor {@code root}.
 *
 * <pre>{@code
 * <processor state="root" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.CheckReturnPath">
 *     <keys>rebote-keys.yaml</keys>
 *   </mailet>
 *   <mailet match="dev.rebote.james.ReturnPathIs=forged,expired,foreign" class="Null"/>
 *   <mailet match="dev.rebote.james.ReturnPathIs=valid" class="dev.rebote.james.DecodeReport"/>
 *   <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
 * </processor>
 * }</pre>
 *
 * <p>A mail for several addresses of which one is signed is split: the others go to the beginning of the same processor in mails
 * of their own. A valid path counts each report once, and not more than {@code maxReports}; what comes beyond is
 * {@code replayed}: it reaches the sender, and nothing else is done because of it.
 *
 * <p>Parameters; an unknown or a wrong one stops the start:
 * <ul>
 *   <li>{@code keys}: the file of keys, as in {@link SignReturnPath}; required.
 *   <li>{@code validDays}: how long a path is good, 1 to 30 days; {@code 7} unless set, and a day of grace.
 *   <li>{@code maxReports}: how many reports to one path count; {@code 20} unless set.
 * </ul>
 *
 * <p>Metrics: {@code rebote.path.valid} and its like count recipients.
 */
public final class CheckReturnPath extends GenericMailet {

    private static final String NAME = "CheckReturnPath";
    private static final String MAX_REPORTS = "maxReports";

    /** The names of its parameters. */
    static final List<String> PARAMETERS = List.of(KeysParameter.KEYS, KeysParameter.VALID_DAYS, MAX_REPORTS);

    /** All mails of a day to one recipient share a path; more failures than this prove nothing more. */
    private static final String USUAL_REPORTS = "20";

    private static final Logger LOGGER = LoggerFactory.getLogger(CheckReturnPath.class);

    private final FileSystem files;
    private final OurDomains ours;
    private final PathMemory memory;
    private final PathMetrics metrics;
    private final Clock clock;
    private Optional<PathChecker> checker = Optional.empty();
    private int maxReports;

    /** Recipients who go on in one mail: one whose path is valid, or all others of one state. */
    private record Share(PathCheck found, List<MailAddress> recipients) {}

    @Inject
    CheckReturnPath(FileSystem files, DomainList domains, PathMemory memory, MetricFactory metrics) {
        this(files, domains, memory, metrics, Clock.systemUTC());
    }

    CheckReturnPath(FileSystem files, DomainList domains, PathMemory memory, MetricFactory metrics, Clock clock) {
        this.files = files;
        this.ours = new OurDomains(domains);
        this.memory = memory;
        this.metrics = new PathMetrics(metrics);
        this.clock = clock;
    }

    @Override
    public void init() throws MessagingException {
        MailetParameters parameters = MailetParameters.of(getMailetConfig(), NAME, PARAMETERS);
        WatchedKeys keys = KeysParameter.keys(NAME, parameters.text(KeysParameter.KEYS), files);
        Validity validity = KeysParameter.validity(NAME, parameters.text(KeysParameter.VALID_DAYS));
        maxReports = maxReports(parameters.text(MAX_REPORTS).orElse(USUAL_REPORTS));
        checker = Optional.of(new PathChecker(keys, memory.tokens(), validity, clock));
    }

    private static int maxReports(String value) throws MessagingException {
        if (!value.matches("[1-9][0-9]{0,2}")) {
            throw new MessagingException(
                    NAME + ": '" + MAX_REPORTS + "' must be a number from 1 to 999, found '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        List<Share> shares = shares(mail);
        if (shares.isEmpty()) {
            return;
        }
        for (Share other : shares.subList(1, shares.size())) {
            new SplitMail(getMailetContext(), mail).sendOn(other.recipients(), SplitMail.Change.NONE);
        }
        conclude(mail, shares.get(0).found());
    }

    private List<Share> shares(Mail mail) throws MessagingException {
        Map<Object, Share> shares = new LinkedHashMap<>();
        for (MailAddress recipient : mail.getRecipients()) {
            PathCheck found = check(recipient);
            Object key = found.state() == PathState.VALID ? recipient : found.state();
            shares.computeIfAbsent(key, unknown -> new Share(found, new ArrayList<>()))
                    .recipients()
                    .add(recipient);
        }
        return List.copyOf(shares.values());
    }

    /** A signed path of a domain elsewhere is that of another server, to whom we send a report. */
    private PathCheck check(MailAddress recipient) throws MessagingException {
        PathChecker now = checker.orElseThrow(() -> new IllegalStateException(NAME + " is not initialised"));
        PathCheck found = check(now, recipient);
        return found.state() == PathState.UNSIGNED || ours.contain(recipient.getDomain())
                ? found
                : new PathCheck.Unsigned();
    }

    /** Where the store is away that knows the path, nobody can tell; James keeps the mail with its errors, and nothing is lost. */
    private static PathCheck check(PathChecker now, MailAddress recipient) throws MessagingException {
        try {
            return now.check(recipient.asString());
        } catch (StoreUnavailableException e) {
            throw new MessagingException(NAME + ": a return path cannot be looked at now: " + e.getMessage(), e);
        }
    }

    private void conclude(Mail mail, PathCheck found) throws MessagingException {
        PathState state = found.state();
        if (found instanceof PathCheck.Valid valid) {
            state = isReplayed(mail) ? PathState.REPLAYED : PathState.VALID;
            mail.setRecipients(List.of(new MailAddress(valid.envelope().sender())));
        }
        PathAttributes.write(mail, state, found);
        metrics.count(state, mail.getRecipients().size());
        if (state != PathState.UNSIGNED) {
            LOGGER.info("Mail {} came to a return path that is {}", mail.getName(), state.id());
        }
    }

    private boolean isReplayed(Mail mail) throws MessagingException {
        String path = mail.getRecipients().iterator().next().asString();
        return !memory.replays().admits(path, Fingerprint.of(mail), mail.getName(), maxReports);
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's look at the return path that a report came to";
    }
}
