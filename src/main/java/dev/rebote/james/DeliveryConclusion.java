package dev.rebote.james;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a mail after an attempt: those who may still get it go back to the queue, those who were given up go to the
 * bounce processor, one mail for each distinct failure, those who have it go to the processor for that. The queue comes first,
 * so that an error afterwards tries again rather than loses. Thread-safe.
 */
final class DeliveryConclusion {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryConclusion.class);

    private final DeliveryParameters parameters;
    private final Retries retries;
    private final Optional<DelayNotices> notices;
    private final Waiting waiting;
    private final MailetContext context;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    DeliveryConclusion(
            DeliveryParameters parameters,
            Retries retries,
            Optional<DelayNotices> notices,
            Waiting waiting,
            MailetContext context,
            DeliveryMetrics metrics,
            Clock clock) {
        this.parameters = parameters;
        this.retries = retries;
        this.notices = notices;
        this.waiting = waiting;
        this.context = context;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends each recipient where its outcome leads. */
    void conclude(Mail mail, Map<MailAddress, Outcome> outcomes) throws MessagingException {
        Trial trial = Trial.of(mail, clock.instant());
        Map<MailAddress, Failure> failures = failures(outcomes);
        Prospects prospects = Prospects.of(failures, retries, trial);
        List<MailAddress> delivered = having(outcomes, Outcome.Delivered.class);
        int told = DeliveryAttributes.stagesTold(mail);
        int stages =
                Math.max(told, notices.map(some -> some.stages(trial.age())).orElse(0));

        MailParts parts = new MailParts(mail, trial, failures);
        tryAtOnce(parts, having(outcomes, Outcome.Untried.class));
        for (Map.Entry<Duration, List<MailAddress>> entry : prospects.waiting().entrySet()) {
            tryLater(parts, entry.getValue(), entry.getKey(), trial, stages);
        }
        giveUp(parts, prospects.refused(), false);
        giveUp(parts, prospects.expired(), true);
        succeed(parts, delivered);
        if (stages > told) {
            notices.ifPresent(some -> some.tell(parts, prospects.delayed()));
        }
        metrics.count(outcomes.size(), prospects, delivered.size());
    }

    private void tryAtOnce(MailParts parts, List<MailAddress> untried) throws MessagingException {
        if (!untried.isEmpty()) {
            waiting.enqueue(parts.next(untried), Duration.ZERO);
        }
    }

    private void tryLater(MailParts parts, Collection<MailAddress> recipients, Duration wait, Trial trial, int stages)
            throws MessagingException {
        Mail mail = parts.next(recipients);
        mail.setState(Mail.ERROR);
        mail.setLastUpdated(Date.from(trial.now()));
        DeliveryAttributes.writeRetries(mail, trial.attempts());
        if (stages > 0) {
            DeliveryAttributes.writeStagesTold(mail, stages);
        }
        if (parameters.usePriority()) {
            mail.setAttribute(MailPrioritySupport.LOW_PRIORITY_ATTRIBUTE);
        }
        waiting.enqueue(mail, wait);
    }

    private void giveUp(MailParts parts, List<FailureGroup> groups, boolean expired) throws MessagingException {
        for (FailureGroup group : groups) {
            Mail mail = parts.next(group.replies().keySet());
            DeliveryAttributes.writeFailure(mail, group, parts.firstAttempt());
            if (expired) {
                DeliveryAttributes.writeExpired(mail);
            }
            log(mail, group);
            context.sendMail(mail, parameters.bounceProcessor());
            DeliveryAttributes.removeFailure(mail);
        }
    }

    private void succeed(MailParts parts, List<MailAddress> delivered) throws MessagingException {
        if (!delivered.isEmpty() && parameters.onSuccess().isPresent()) {
            Mail mail = parts.next(delivered);
            context.sendMail(mail, parameters.onSuccess().get());
        }
    }

    private static void log(Mail mail, FailureGroup group) {
        LOGGER.info(
                "Mail {} could not be delivered to {} recipient(s) after {} attempt(s): {} {}",
                mail.getName(),
                group.replies().size(),
                group.evidence().attempts(),
                group.evidence().stage().id(),
                group.evidence().replyCode().map(Object::toString).orElse("without a reply"));
        LOGGER.debug(
                "Mail {} for {}: {}",
                mail.getName(),
                group.replies().keySet(),
                group.evidence().reply());
    }

    private static Map<MailAddress, Failure> failures(Map<MailAddress, Outcome> outcomes) {
        Map<MailAddress, Failure> failures = new LinkedHashMap<>();
        outcomes.forEach((recipient, outcome) -> {
            if (outcome instanceof Outcome.Failed failed) {
                failures.put(recipient, failed.failure());
            }
        });
        return failures;
    }

    private static List<MailAddress> having(Map<MailAddress, Outcome> outcomes, Class<? extends Outcome> kind) {
        return outcomes.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
