package dev.rebote.james;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.queue.api.MailPrioritySupport;
import org.apache.james.queue.api.MailQueue;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
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
    private final MailQueue queue;
    private final MailetContext context;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    DeliveryConclusion(
            DeliveryParameters parameters,
            MailQueue queue,
            MailetContext context,
            DeliveryMetrics metrics,
            Clock clock) {
        this.parameters = parameters;
        this.queue = queue;
        this.context = context;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends each recipient where its outcome leads. */
    void conclude(Mail mail, Map<MailAddress, Outcome> outcomes) throws MessagingException {
        int retries = DeliveryAttributes.retries(mail);
        Optional<Duration> delay = parameters.schedule().delayAfter(retries);
        Map<MailAddress, Failure> failures = failures(outcomes);
        Map<MailAddress, Failure> waiting = new LinkedHashMap<>(failures);
        waiting.values().removeIf(failure -> failure.permanent() || delay.isEmpty());
        Map<MailAddress, Failure> givenUp = new LinkedHashMap<>(failures);
        givenUp.keySet().removeAll(waiting.keySet());

        Parts parts = new Parts(mail, failures);
        tryAtOnce(parts, having(outcomes, Outcome.Untried.class));
        if (delay.isPresent()) {
            tryLater(parts, waiting.keySet(), retries + 1, delay.get());
        }
        giveUp(parts, FailureGroup.of(givenUp, retries + 1));
        succeed(parts, having(outcomes, Outcome.Delivered.class));
        metrics.count(
                outcomes.size(),
                waiting.size(),
                givenUp.size(),
                having(outcomes, Outcome.Delivered.class).size());
    }

    private void tryAtOnce(Parts parts, List<MailAddress> untried) throws MessagingException {
        if (!untried.isEmpty()) {
            queue.enQueue(parts.next(untried));
        }
    }

    private void tryLater(Parts parts, Collection<MailAddress> waiting, int retries, Duration delay)
            throws MessagingException {
        if (waiting.isEmpty()) {
            return;
        }
        Mail mail = parts.next(waiting);
        mail.setState(Mail.ERROR);
        mail.setLastUpdated(Date.from(clock.instant()));
        DeliveryAttributes.writeRetries(mail, retries);
        if (parameters.usePriority()) {
            mail.setAttribute(MailPrioritySupport.LOW_PRIORITY_ATTRIBUTE);
        }
        queue.enQueue(mail, delay);
    }

    private void giveUp(Parts parts, List<FailureGroup> groups) throws MessagingException {
        for (FailureGroup group : groups) {
            Mail mail = parts.next(group.replies().keySet());
            write(mail, group, parts.firstAttempt());
            log(mail, group);
            context.sendMail(mail, parameters.bounceProcessor());
            DeliveryAttributes.removeFailure(mail);
        }
    }

    private void succeed(Parts parts, List<MailAddress> delivered) throws MessagingException {
        if (!delivered.isEmpty() && parameters.onSuccess().isPresent()) {
            Mail mail = parts.next(delivered);
            context.sendMail(mail, parameters.onSuccess().get());
        }
    }

    private static void write(Mail mail, FailureGroup group, Instant firstAttempt) {
        EvidenceAttributes.write(mail, group.evidence());
        EvidenceAttributes.writeFirstAttempt(mail, firstAttempt);
        group.failure().address().ifPresent(address -> EvidenceAttributes.writeRemoteAddress(mail, address));
        if (group.hasOwnReplies()) {
            EvidenceAttributes.writeReplies(mail, group.replies());
        }
        mail.setAttribute(new Attribute(
                Bouncer.DELIVERY_ERROR, AttributeValue.of(group.evidence().reply())));
        group.evidence()
                .replyCode()
                .ifPresent(code ->
                        mail.setAttribute(new Attribute(Bouncer.DELIVERY_ERROR_CODE, AttributeValue.of(code.value()))));
        mail.setAttribute(new Attribute(
                Bouncer.IS_DELIVERY_PERMANENT_ERROR,
                AttributeValue.of(group.failure().permanent())));
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

    /** The mails that are made of the one that was tried: one after the other the same object, because a queue copies. */
    private final class Parts {

        private final Mail mail;
        private final String name;
        private final String state;
        private final int retries;
        private final Instant firstAttempt;
        private final Map<String, AttributeValue<?>> attempts;
        private int made;

        Parts(Mail mail, Map<MailAddress, Failure> failures) {
            this.mail = mail;
            this.name = mail.getName();
            this.state = mail.getState();
            this.retries = DeliveryAttributes.retries(mail);
            this.firstAttempt = DeliveryAttributes.firstAttempt(mail).orElseGet(clock::instant);
            this.attempts = new LinkedHashMap<>(DeliveryAttributes.attempts(mail));
            failures.forEach((recipient, failure) -> attempts.compute(
                    recipient.asString(),
                    (key, before) ->
                            DeliveryAttributes.add(Optional.ofNullable(before), failure, FailureGroup.reply(failure))));
        }

        Instant firstAttempt() {
            return firstAttempt;
        }

        /** Gives the mail for these recipients, with their failed attempts and nothing of the others. */
        Mail next(Collection<MailAddress> recipients) {
            made++;
            mail.setName(RecipientGroup.numbered(name, made));
            mail.setState(state);
            mail.setRecipients(recipients);
            DeliveryAttributes.removeAll(mail);
            DeliveryAttributes.writeAttempts(mail, attempts, recipients);
            DeliveryAttributes.writeFirstAttempt(mail, firstAttempt);
            if (retries > 0) {
                DeliveryAttributes.writeRetries(mail, retries);
            }
            return mail;
        }
    }
}
