package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.classify.Verdict;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.evidence.Event;
import dev.rebote.policy.Action;
import dev.rebote.policy.History;
import dev.rebote.policy.Incident;
import dev.rebote.suppress.Finding;
import dev.rebote.suppress.HistoryEntry;
import dev.rebote.suppress.RemovedMappings;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.suppress.Suppression;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the mailets of a server ask of its memory, and tell it. When the store cannot be reached, the answer is that nothing is
 * known, so that mail flows; that is counted. Thread-safe.
 */
@Singleton
public final class BounceMemory implements History {

    private static final Logger LOGGER = LoggerFactory.getLogger(BounceMemory.class);

    /** The most failures that a rule of a policy may count. */
    private static final int MOST_COUNTED = 1000;

    /** What is answered when nothing is asked. */
    private static final Object NOTHING = new Object();

    private final MemoryStores stores;
    private final Clock clock;
    private final Metric unavailable;
    private final StoreLog log;

    @Inject
    public BounceMemory(MemoryStores stores, MetricFactory metrics, Clock clock) {
        this.stores = stores;
        this.clock = clock;
        this.unavailable = metrics.generate(MetricNames.STORE_UNAVAILABLE);
        this.log = new StoreLog(LOGGER, "mail flows without it", clock);
    }

    RemovedMappings removedMappings() {
        return stores.removedMappings();
    }

    /** Lets these numbers say who is disabled, asked anew for each decision. */
    void disableBy(Supplier<DisablingLimits> limits) {
        stores.disableBy(limits);
    }

    /** Finds what forbids mail of this sender to this recipient now. */
    Optional<Suppression> suppression(Mail mail, MailAddress recipient) {
        String sender = lowerCase(mail.getMaybeSender().asString(""));
        return open(
                () -> stores.suppressions()
                        .find(BounceCase.domain(sender), sender, lowerCase(recipient.asString()), clock.instant()),
                Optional.empty());
    }

    /** Says whether this message was sent to this recipient since then; a report that names it is believed a little. */
    boolean wasSent(String messageId, String recipient, Instant since) {
        return open(() -> stores.sentMessages().wasSent(messageId, lowerCase(recipient), since), false);
    }

    /** Keeps that a message has been delivered; a suppression of its recipient ends. */
    void delivered(Mail mail, MailAddress recipient) {
        Instant now = clock.instant();
        open(() -> stores.deadRecipients().weigh(HistoryEntries.delivered(mail, recipient, now)), NOTHING);
        messageId(mail)
                .ifPresent(id -> open(
                        () -> {
                            stores.sentMessages().sent(id, lowerCase(recipient.asString()), now);
                            return NOTHING;
                        },
                        NOTHING));
    }

    /** Keeps what happened and looks whether many have the same trouble; counts it against nobody. */
    void remember(Mail mail, BounceCase about) {
        HistoryEntry entry = HistoryEntries.of(mail, about, clock.instant());
        open(
                () -> {
                    stores.suppressions().remember(entry);
                    return stores.deadRecipients().judge(entry);
                },
                NOTHING);
    }

    /** Keeps what happened and counts it; says what followed from it. */
    Optional<Finding> weigh(Mail mail, BounceCase about) {
        HistoryEntry entry = HistoryEntries.of(mail, about, clock.instant());
        return open(() -> Optional.of(stores.deadRecipients().weigh(entry)), Optional.empty());
    }

    /** Disables at once, as a rule of the policy says; never for a fault of the sender, the message or the way. */
    void suppress(Mail mail, BounceCase about, Action.Suppress action, String rule) {
        remember(mail, about);
        if (isBlameless(about)) {
            LOGGER.warn("Rule {} would disable a recipient for {}: refused", rule, reason(about));
            return;
        }
        Suppression.Target target = target(action.target());
        open(
                () -> {
                    stores.suppressions().suppress(suppression(about, target, action.duration(), rule));
                    return NOTHING;
                },
                NOTHING);
    }

    private Suppression suppression(
            BounceCase about, Suppression.Target target, Optional<Duration> duration, String rule) {
        Instant now = clock.instant();
        String key = key(about, target);
        int times = stores.suppressions().past(about.tenant(), target, key).times() + 1;
        return new Suppression(
                about.tenant(), target, key, reason(about), now, duration.map(now::plus), times, "rule " + rule);
    }

    private static String key(BounceCase about, Suppression.Target target) {
        return switch (target) {
            case ADDRESS -> about.recipient();
            case DOMAIN -> BounceCase.domain(about.recipient());
            case PAIR -> about.sender().orElse("") + ">" + about.recipient();
        };
    }

    private static Suppression.Target target(Action.Target target) {
        return switch (target) {
            case ADDRESS -> Suppression.Target.ADDRESS;
            case DOMAIN -> Suppression.Target.DOMAIN;
            case PAIR -> Suppression.Target.PAIR;
        };
    }

    /** What nobody has proved disables nobody either, whatever a rule says. */
    private static boolean isBlameless(BounceCase about) {
        Verdict verdict = about.verdict();
        Suppresses against = verdict.reason().map(Reason::suppresses).orElse(Suppresses.NO);
        boolean nobodysFault = verdict.event().isFailure() && against == Suppresses.NO;
        return nobodysFault || verdict.evidence().trust().weight() == 0;
    }

    private static String reason(BounceCase about) {
        return about.verdict()
                .reason()
                .map(Reason::id)
                .orElse(about.verdict().event().id());
    }

    @Override
    public int failures(Incident incident, Duration window) {
        String tenant = incident.sender().map(BounceCase::domain).orElse("");
        Instant since = clock.instant().minus(window);
        return open(
                () -> (int) stores.suppressions().history(tenant, incident.recipient(), since, MOST_COUNTED).stream()
                        .filter(entry -> entry.event() == Event.FAILED)
                        .count(),
                0);
    }

    /** Asks the store; when it is away, gives {@code otherwise} and counts that. */
    private <T> T open(Supplier<T> question, T otherwise) {
        try {
            T answer = question.get();
            log.answers();
            return answer;
        } catch (StoreUnavailableException e) {
            unavailable.increment();
            log.away(e);
            return otherwise;
        }
    }

    private static Optional<String> messageId(Mail mail) {
        try {
            return Optional.ofNullable(mail.getMessage()).flatMap(BounceMemory::messageId);
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> messageId(MimeMessage message) {
        try {
            return Optional.ofNullable(message.getMessageID());
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
