package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import dev.rebote.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryPath;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.mailrepository.api.MailRepositoryStore.MailRepositoryStoreException;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.mailrepository.api.Protocol;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does with a decoded failure what the policy says: counts it against its recipient, disables, holds, reroutes, tags, and tells
 * {@link SendBounceNotice}, which comes after it, whom to tell.
 *
 * <pre>{@code
 * <processor state="bounces" enableJmx="false">
 *   <mailet match="All" class="dev.rebote.james.DecodeDeliveryError"/>
 *   <mailet match="All" class="dev.rebote.james.ApplyBouncePolicy">
 *     <policy>file://conf/rebote-policy.yaml</policy>
 *     <dryRun>false</dryRun>
 *   </mailet>
 *   <mailet match="All" class="dev.rebote.james.SendBounceNotice"/>
 *   <mailet match="All" class="Null"/>
 * </processor>
 * }</pre>
 *
 * <p>Recipients for whom different things are to be done go on in mails of their own, which come to this processor anew. What was
 * decided stands in the attributes {@link DecisionAttributes rebote.decision.*} and in the log.
 *
 * <p>Parameters; none is required, and an unknown or a wrong one stops the start:
 * <ul>
 *   <li>{@code policy}: the policy file; {@code rebote-policy.yaml} in {@code conf} if it is there, else the policy that Rebote
 *       ships. It is read again when it changes; a file with a mistake is refused, and the old policy stays.
 *   <li>{@code dryRun}: decides and records, and does nothing; {@code false} unless set.
 *   <li>{@code holdRepository}: where mail is held; {@code var/mail/held} in the kind of repository that is James's usual one unless
 *       set.
 *   <li>{@code releaseTo}: the processor that gets a held mail when its time has come; {@code transport} unless set.
 * </ul>
 */
public final class ApplyBouncePolicy extends GenericMailet {

    private static final String NAME = "ApplyBouncePolicy";
    private static final String POLICY = "policy";
    private static final String DRY_RUN = "dryRun";
    private static final String HOLD_REPOSITORY = "holdRepository";
    private static final String RELEASE_TO = "releaseTo";
    private static final String USUAL_HOLD = "var/mail/held";
    private static final Protocol MEMORY = new Protocol("memory");
    private static final String USUAL_RELEASE = "transport";

    /** The names of its parameters. */
    static final List<String> PARAMETERS = List.of(POLICY, DRY_RUN, HOLD_REPOSITORY, RELEASE_TO);

    /** A held mail waits for hours. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    private static final Logger LOGGER = LoggerFactory.getLogger(ApplyBouncePolicy.class);

    private final BounceMemory memory;
    private final MailRepositoryStore repositories;
    private final DeadTargets targets;
    private final PolicySource policies;
    private final PolicyMetrics metrics;
    private final Clock clock;
    private Optional<Ready> ready = Optional.empty();

    /** What there is after init. */
    private record Ready(Policy policy, boolean dryRun, String releaseTo, PolicyActions actions, Periodic watch) {}

    /** The same is done for the same rule, whatever the remote said to each. */
    private record Same(String rule, List<Action> actions) {}

    @Inject
    public ApplyBouncePolicy(
            FileSystem files,
            BounceMemory memory,
            MailRepositoryStore repositories,
            RecipientRewriteTable table,
            KnownProcessors processors,
            MetricFactory metrics,
            Clock clock) {
        this.memory = memory;
        this.repositories = repositories;
        this.targets = new DeadTargets(table, memory.removedMappings(), clock);
        this.policies = new PolicyFile(NAME, new OperatorFiles(files), processors::names, metrics, clock);
        this.metrics = new PolicyMetrics(metrics);
        this.clock = clock;
    }

    @Override
    public void init() throws MessagingException {
        MailetParameters parameters = MailetParameters.of(getMailetConfig(), NAME, PARAMETERS);
        Policy policy = policies.find(parameters.text(POLICY));
        String releaseTo = parameters.text(RELEASE_TO).orElse(USUAL_RELEASE);
        boolean dryRun = parameters.flag(NAME, DRY_RUN);
        if (!dryRun) {
            memory.disableBy(policy::disabling);
        }
        MailRepository repository = repository(parameters.text(HOLD_REPOSITORY).orElseGet(this::usualHold));
        HeldMails held = new HeldMails(repository, releaseTo, getMailetContext(), clock);
        PolicyActions actions = new PolicyActions(memory, held, targets, getMailetContext());
        Periodic watch = Periodic.start("ApplyBouncePolicy-held", LOOK, held::release);
        ready = Optional.of(new Ready(policy, dryRun, releaseTo, actions, watch));
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        return ready.stream()
                .flatMap(now -> Stream.concat(Stream.of(now.releaseTo()), now.policy().processors().stream()))
                .map(ProcessingState::new)
                .toList();
    }

    @Override
    public void destroy() {
        ready.ifPresent(now -> now.watch().close());
        ready = Optional.empty();
    }

    /** The kind of repository that lasts on this server, if any does. */
    private String usualHold() {
        Protocol usual = repositories.defaultProtocol().orElse(MEMORY);
        return MailRepositoryUrl.fromPathAndProtocol(usual, MailRepositoryPath.from(USUAL_HOLD))
                .asString();
    }

    private MailRepository repository(String url) throws MessagingException {
        try {
            return repositories.select(MailRepositoryUrl.from(url));
        } catch (MailRepositoryStoreException | IllegalArgumentException e) {
            throw new MessagingException(
                    NAME + ": the parameter '" + HOLD_REPOSITORY + "' is '" + url + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        if (DecisionAttributes.isDone(mail)) {
            DecisionAttributes.forgetDone(mail);
            return;
        }
        Ready now = ready.orElseThrow(() -> new IllegalStateException(NAME + " is not initialised"));
        List<Map.Entry<Same, List<BounceCase>>> groups =
                List.copyOf(decide(now.policy(), mail).entrySet());
        for (Map.Entry<Same, List<BounceCase>> group : groups.subList(Math.min(1, groups.size()), groups.size())) {
            applyApart(now, mail, group);
        }
        if (!groups.isEmpty()) {
            apply(now, mail, groups.get(0));
        }
    }

    private Map<Same, List<BounceCase>> decide(Policy policy, Mail mail) {
        Map<Same, List<BounceCase>> groups = new LinkedHashMap<>();
        for (BounceCase about : BounceCase.of(mail)) {
            Decision decision = policy.decide(about.incident(clock.instant()), memory);
            groups.computeIfAbsent(new Same(decision.rule(), decision.actions()), none -> new ArrayList<>())
                    .add(about);
        }
        return groups;
    }

    /** Applies it to those for whom something else is done. */
    private void applyApart(Ready now, Mail mail, Map.Entry<Same, List<BounceCase>> group) throws MessagingException {
        new SplitMail(getMailetContext(), mail).sendOn(recipients(group.getValue()), copy -> {
            apply(now, copy, group);
            DecisionAttributes.markDone(copy);
        });
    }

    private void apply(Ready now, Mail mail, Map.Entry<Same, List<BounceCase>> group) throws MessagingException {
        Decision decision = new Decision(group.getKey().rule(), group.getKey().actions());
        if (now.dryRun()) {
            DecisionAttributes.writeDryRun(mail, decision);
        } else {
            now.actions().carryOut(mail, group.getValue(), decision);
        }
        metrics.count(decision, group.getValue().size());
        LOGGER.info(
                "Mail {}, {} recipient(s): rule {} {} {}",
                mail.getName(),
                group.getValue().size(),
                decision.rule(),
                now.dryRun() ? "would do" : "does",
                decision.actionsText());
    }

    private static List<MailAddress> recipients(List<BounceCase> cases) {
        return cases.stream().flatMap(about -> about.about().stream()).toList();
    }

    @Override
    public String getMailetInfo() {
        return "Rebote's policy: what is done about a mail that could not be delivered";
    }
}
