package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.notice.FailedRecipient;
import dev.rebote.notice.OriginalMessage;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.internet.MailDateFormat;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MimeMessageInputStream;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.EnvId;
import org.apache.mailet.DsnParameters.Ret;
import org.apache.mailet.Mail;

/** What a notice tells, taken from the failed mail. */
final class NoticeSource {

    /** What James's own DSN hooks write. */
    private static final AttributeName ARRIVAL = AttributeName.of("dsn-arrival-date");

    /** Addresses that a mail has gone through on its way by forwards, in James 3.9. */
    private static final AttributeName FORWARDED_BY = AttributeName.of("loop.prevention.recorded.recipients");

    private NoticeSource() {}

    /** Reads the original, or its beginning where it is larger than {@code maxWhole}. */
    static OriginalMessage original(Mail mail, int maxWhole) throws MessagingException {
        MimeMessage message = mail.getMessage();
        if (message == null) {
            return OriginalMessage.of(new byte[0], maxWhole);
        }
        try (InputStream in = new MimeMessageInputStream(message)) {
            return OriginalMessage.read(in, Math.max(0, mail.getMessageSize()), maxWhole);
        } catch (IOException e) {
            throw new MessagingException("the message of " + mail.getName() + " cannot be read", e);
        }
    }

    /**
     * Gives those of the recipients who have not got the message and of whom the reader is told: the sender of those that it wants
     * to hear of, another of all but itself, who gets no mail at the moment.
     */
    static List<FailedRecipient> recipients(Mail mail, NoticeReader reader) {
        return failures(mail).stream()
                .filter(entry -> reader.isNamed()
                        ? !reader.is(entry.recipient())
                        : NotifyWish.asksFor(
                                mail, entry.recipient(), entry.verdict().event()))
                .map(entry -> new FailedRecipient(
                        entry.recipient().asString(),
                        writtenAddress(mail, entry.recipient()),
                        entry.verdict(),
                        BounceAttributes.readRetryUntil(mail)))
                .toList();
    }

    /** Says whether any recipient has not got the message. */
    static boolean hasFailures(Mail mail) {
        return !failures(mail).isEmpty();
    }

    private record Failed(MailAddress recipient, Verdict verdict) {}

    private static List<Failed> failures(Mail mail) {
        return mail.getRecipients().stream()
                .map(recipient -> new Failed(
                        recipient, BounceAttributes.read(mail, recipient).orElseGet(NoticeSource::undecoded)))
                .filter(entry -> entry.verdict().event().isFailure())
                .toList();
    }

    /** The verdict of a mail that nothing has decoded: it failed, and nobody said why. */
    private static Verdict undecoded() {
        return Verdict.of(Evidence.failed(EvidenceSource.STOCK).build(), Reason.NO_DETAIL, "none");
    }

    /** Gives the address that the sender wrote: as ORCPT told it, or the one address by which the mail was forwarded. */
    private static Optional<String> writtenAddress(Mail mail, MailAddress recipient) {
        return NotifyWish.originalRecipient(mail, recipient)
                .or(() -> mail.getAttribute(FORWARDED_BY)
                        .map(attribute -> attribute.getValue().value())
                        .filter(Collection.class::isInstance)
                        .map(value -> (Collection<?>) value)
                        .filter(addresses -> addresses.size() == 1)
                        .map(addresses -> addresses.iterator().next())
                        .map(address -> address instanceof AttributeValue<?> value ? value.value() : address)
                        .filter(String.class::isInstance)
                        .map(String.class::cast));
    }

    /** Gives when the mail came to us: as James noted it, or as its topmost trace field says. */
    static Optional<Instant> arrival(Mail mail, OriginalMessage original) {
        return AttributeUtils.getValueAndCastFromMail(mail, ARRIVAL, ZonedDateTime.class)
                .map(ZonedDateTime::toInstant)
                .or(() -> original.field("Received").flatMap(NoticeSource::dateOf));
    }

    private static Optional<Instant> dateOf(String received) {
        try {
            String date = received.substring(received.lastIndexOf(';') + 1);
            return Optional.of(new MailDateFormat().parse(date).toInstant());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Says whether the sender leaves it to us, or asks, that a small original comes back whole. */
    static boolean mayReturnWhole(Mail mail, boolean usual) {
        return mail.dsnParameters()
                .flatMap(DsnParameters::getRetParameter)
                .map(ret -> ret == Ret.FULL)
                .orElse(usual);
    }

    static Optional<String> envelopeId(Mail mail) {
        return mail.dsnParameters().flatMap(DsnParameters::getEnvIdParameter).map(EnvId::asString);
    }

    /** Gives the name by which the log knows the mail; what James appends to it tells where it went. */
    static String logId(Mail mail) {
        String name = mail.getName() == null ? "" : mail.getName();
        int appended = name.indexOf("-to-");
        return appended > 0 ? name.substring(0, appended) : name;
    }
}
