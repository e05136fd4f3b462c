package dev.rebote.james;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRetriesHelper;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** What a mail carries through the queue about its own delivery: the number of retries, and each recipient's failures so far. */
final class DeliveryAttributes {

    /** Recipient to its failed attempts, oldest first; each is a map of strings. Also on the mails in the bounce processor. */
    static final AttributeName ATTEMPTS = AttributeName.of("rebote.delivery.attempts");

    /** When delivery was first tried, in the form of {@link Instant#toString()}. */
    static final AttributeName FIRST_ATTEMPT = AttributeName.of("rebote.delivery.first-attempt");

    /** {@code true} when a mail was given up because it was tried long enough, although the cause might still heal. */
    static final AttributeName EXPIRED = AttributeName.of("rebote.delivery.expired");

    /** How many stages of its delay the sender of a mail that waits was told of. */
    static final AttributeName STAGES_TOLD = AttributeName.of("rebote.delivery.stages-told");

    /** The name of a mail that waits in a repository, where it has another. */
    static final AttributeName NAME = AttributeName.of("rebote.delivery.name");

    /** Five days of waits that double to four hours are some thirty attempts; the latest tell enough. */
    static final int MAX_ATTEMPTS_KEPT = 20;

    /** RFC 5321, section 4.5.3.1.5: a reply line has at most 512 octets; the last reply is kept whole elsewhere. */
    static final int MAX_REPLY_KEPT = 512;

    private DeliveryAttributes() {}

    /** Removes all that earlier deliveries left, ours and James's: a notice inherits what the failed mail carried. */
    static void removeAll(Mail mail) {
        removeFailure(mail);
        mail.removeAttribute(DeliveryRetriesHelper.DELIVERY_RETRY_COUNT);
        mail.removeAttribute(ATTEMPTS);
        mail.removeAttribute(FIRST_ATTEMPT);
        mail.removeAttribute(STAGES_TOLD);
        mail.removeAttribute(NAME);
        DecisionAttributes.remove(mail);
    }

    /** Writes what the bounce processor is to know of these recipients: the evidence, and James's own three attributes. */
    static void writeFailure(Mail mail, FailureGroup group, Instant firstAttempt) {
        EvidenceAttributes.write(mail, group.evidence());
        EvidenceAttributes.writeFirstAttempt(mail, firstAttempt);
        group.failure().address().ifPresent(address -> EvidenceAttributes.writeRemoteAddress(mail, address));
        if (group.hasOwnReplies()) {
            EvidenceAttributes.writeReplies(mail, group.replies());
        }
        set(mail, Bouncer.DELIVERY_ERROR, AttributeValue.of(group.evidence().reply()));
        group.evidence()
                .replyCode()
                .ifPresent(code -> set(mail, Bouncer.DELIVERY_ERROR_CODE, AttributeValue.of(code.value())));
        set(
                mail,
                Bouncer.IS_DELIVERY_PERMANENT_ERROR,
                AttributeValue.of(group.failure().permanent()));
    }

    static void writeExpired(Mail mail) {
        set(mail, EXPIRED, AttributeValue.of(Boolean.toString(true)));
    }

    /** Removes what says that the mail has failed for good. */
    static void removeFailure(Mail mail) {
        EvidenceAttributes.remove(mail);
        mail.removeAttribute(EXPIRED);
        mail.removeAttribute(Bouncer.DELIVERY_ERROR);
        mail.removeAttribute(Bouncer.DELIVERY_ERROR_CODE);
        mail.removeAttribute(Bouncer.IS_DELIVERY_PERMANENT_ERROR);
    }

    static int retries(Mail mail) {
        return DeliveryRetriesHelper.retrieveRetries(mail);
    }

    static void writeRetries(Mail mail, int retries) {
        mail.setAttribute(DeliveryRetriesHelper.makeAttribute(retries));
    }

    static Optional<Instant> firstAttempt(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, FIRST_ATTEMPT, String.class)
                .map(Instant::parse);
    }

    static void writeFirstAttempt(Mail mail, Instant at) {
        set(mail, FIRST_ATTEMPT, AttributeValue.of(at.toString()));
    }

    /** Gives how many stages of its delay were told; 0 when none was. */
    static int stagesTold(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, STAGES_TOLD, Integer.class)
                .orElse(0);
    }

    static void writeStagesTold(Mail mail, int stages) {
        set(mail, STAGES_TOLD, AttributeValue.of(stages));
    }

    static Optional<String> name(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, NAME, String.class);
    }

    static void writeName(Mail mail, String name) {
        set(mail, NAME, AttributeValue.of(name));
    }

    static void removeName(Mail mail) {
        mail.removeAttribute(NAME);
    }

    /** Gives the failed attempts of each recipient, as they are written. */
    static Map<String, AttributeValue<?>> attempts(Mail mail) {
        return mail.getAttribute(ATTEMPTS)
                .map(attribute -> attribute.getValue().value())
                .filter(Map.class::isInstance)
                .map(value -> copy((Map<?, ?>) value))
                .orElseGet(Map::of);
    }

    /** Adds this failure to the attempts of one recipient; empty when there are none before. */
    static AttributeValue<?> add(Optional<AttributeValue<?>> before, Failure failure, String reply) {
        List<AttributeValue<?>> list = new ArrayList<>();
        before.map(AttributeValue::value)
                .filter(Collection.class::isInstance)
                .ifPresent(value -> ((Collection<?>) value).forEach(attempt -> list.add((AttributeValue<?>) attempt)));
        list.add(AttributeValue.of(describe(failure, reply)));
        return AttributeValue.of(list.subList(Math.max(0, list.size() - MAX_ATTEMPTS_KEPT), list.size()));
    }

    /** Writes the failed attempts of these recipients. */
    static void writeAttempts(Mail mail, Map<String, AttributeValue<?>> attempts, Collection<MailAddress> recipients) {
        Map<String, AttributeValue<?>> theirs = new LinkedHashMap<>();
        recipients.forEach(recipient -> Optional.ofNullable(attempts.get(recipient.asString()))
                .ifPresent(list -> theirs.put(recipient.asString(), list)));
        mail.removeAttribute(ATTEMPTS);
        if (!theirs.isEmpty()) {
            set(mail, ATTEMPTS, AttributeValue.of(theirs));
        }
    }

    private static void set(Mail mail, AttributeName name, AttributeValue<?> value) {
        mail.setAttribute(new Attribute(name, value));
    }

    private static Map<String, AttributeValue<?>> describe(Failure failure, String reply) {
        Map<String, AttributeValue<?>> attempt = new LinkedHashMap<>();
        attempt.put("at", AttributeValue.of(failure.at().toString()));
        attempt.put("stage", AttributeValue.of(failure.stage().id()));
        attempt.put("reply", AttributeValue.of(reply.substring(0, Math.min(reply.length(), MAX_REPLY_KEPT))));
        failure.remoteHost().ifPresent(host -> attempt.put("remote-host", AttributeValue.of(host)));
        return attempt;
    }

    private static Map<String, AttributeValue<?>> copy(Map<?, ?> map) {
        Map<String, AttributeValue<?>> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, (AttributeValue<?>) value));
        return copy;
    }
}
