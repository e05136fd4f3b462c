package dev.rebote.james;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.evidence.Trust;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.james.transport.mailets.remote.delivery.Bouncer;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRetriesHelper;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;

/**
 * Reads what James's own RemoteDelivery leaves on a failed mail: one text for all recipients of the mail, which may have been
 * said about another recipient of the same transaction; a code that belongs to the transaction and not to the text; and
 * whether James gave up at once. Never throws. Immutable and thread-safe.
 */
final class StockEvidence {

    private static final SmtpReplyReader READER = new SmtpReplyReader();

    private final Clock clock;

    /** Recipients of a mail, and what is known of their delivery. */
    record Share(List<MailAddress> recipients, Evidence evidence) {}

    StockEvidence(Clock clock) {
        this.clock = clock;
    }

    /** Says whether James's delivery left anything on the mail. */
    static boolean isIn(Mail mail) {
        return text(mail).isPresent()
                || mail.getAttribute(Bouncer.IS_DELIVERY_PERMANENT_ERROR).isPresent();
    }

    /** Gives the evidence where nothing at all was told. */
    Evidence nothing() {
        return Evidence.failed(EvidenceSource.STOCK)
                .trust(Trust.UNCERTAIN)
                .at(clock.instant())
                .build();
    }

    /** Gives each recipient's evidence, those with the same in one share; at least one share, those it is proved for first. */
    List<Share> read(Mail mail) {
        Optional<String> text = text(mail);
        if (text.isEmpty()) {
            return List.of(new Share(List.copyOf(mail.getRecipients()), about(mail.getRecipients(), nothing())));
        }
        Evidence told = READER.read(text.orElseThrow(), EvidenceSource.STOCK).toBuilder()
                .event(Event.FAILED)
                .attempts(attempts(mail))
                .at(clock.instant())
                .build();
        return shares(mail, told);
    }

    private static List<Share> shares(Mail mail, Evidence told) {
        StockTrust trust = new StockTrust(
                told,
                mail,
                value(mail, Bouncer.DELIVERY_ERROR_CODE, Integer.class),
                value(mail, Bouncer.IS_DELIVERY_PERMANENT_ERROR, Boolean.class));
        Map<Trust, List<MailAddress>> byTrust = new LinkedHashMap<>();
        for (Trust degree : List.of(Trust.PROVED, Trust.SHARED, Trust.UNCERTAIN)) {
            List<MailAddress> recipients = mail.getRecipients().stream()
                    .filter(recipient -> trust.in(recipient) == degree)
                    .toList();
            if (!recipients.isEmpty()) {
                byTrust.put(degree, recipients);
            }
        }
        List<Share> shares = new ArrayList<>();
        byTrust.forEach((degree, recipients) -> shares.add(new Share(
                recipients, about(recipients, told.toBuilder().trust(degree).build()))));
        return shares.isEmpty() ? List.of(new Share(List.of(), told)) : shares;
    }

    /** Names the recipient in evidence that is about one; the address that a log line names is not asked. */
    private static Evidence about(Collection<MailAddress> recipients, Evidence evidence) {
        return recipients.size() == 1
                ? evidence.toBuilder()
                        .recipient(recipients.iterator().next().asString())
                        .build()
                : evidence;
    }

    /** James counts the retries only, and only once there was one. */
    private static int attempts(Mail mail) {
        return value(mail, DeliveryRetriesHelper.DELIVERY_RETRY_COUNT, Integer.class)
                        .orElse(0)
                + 1;
    }

    private static Optional<String> text(Mail mail) {
        return value(mail, Bouncer.DELIVERY_ERROR, String.class).filter(text -> !text.isBlank());
    }

    private static <T> Optional<T> value(Mail mail, AttributeName name, Class<T> type) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, type);
    }
}
