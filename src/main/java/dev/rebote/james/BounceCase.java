package dev.rebote.james;

import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.policy.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/**
 * A decoded mail at one recipient: who wrote to whom, and why it failed. In a failed mail the recipients are its own; in a report
 * that came back, the one that the report names, and who gets the report is who wrote.
 *
 * @param verdict   why it failed
 * @param recipient who has not got it, lower case
 * @param sender    who wrote, lower case; empty for the null sender
 * @param about     the recipients of the mail that this is about
 * @param messageBytes the size of the message, 0 when not known
 * @param firstAttempt when delivery was first tried, when known
 */
record BounceCase(
        Verdict verdict,
        String recipient,
        Optional<String> sender,
        List<MailAddress> about,
        long messageBytes,
        Optional<Instant> firstAttempt) {

    /** Gives the cases of a mail; none when it was not decoded, or is a report that names nobody. */
    static List<BounceCase> of(Mail mail) {
        Optional<Verdict> verdict = BounceAttributes.read(mail);
        if (verdict.isEmpty()) {
            return List.of();
        }
        return verdict.get().evidence().source() == EvidenceSource.REPORT
                ? reported(mail, verdict.get())
                : failed(mail);
    }

    private static List<BounceCase> reported(Mail mail, Verdict verdict) {
        Optional<String> writer =
                mail.getRecipients().stream().map(BounceCase::address).findFirst();
        return verdict
                .evidence()
                .recipient()
                .map(recipient -> new BounceCase(
                        verdict,
                        recipient.toLowerCase(Locale.ROOT),
                        writer,
                        List.copyOf(mail.getRecipients()),
                        0,
                        Optional.empty()))
                .stream()
                .toList();
    }

    private static List<BounceCase> failed(Mail mail) {
        Optional<String> sender = mail.getMaybeSender().asOptional().map(BounceCase::address);
        Optional<Instant> firstAttempt = EvidenceAttributes.readFirstAttempt(mail);
        long size = size(mail);
        List<BounceCase> cases = new ArrayList<>();
        for (MailAddress recipient : mail.getRecipients()) {
            BounceAttributes.read(mail, recipient)
                    .ifPresent(verdict -> cases.add(new BounceCase(
                            verdict, address(recipient), sender, List.of(recipient), size, firstAttempt)));
        }
        return cases;
    }

    /** Gives it as the policy sees it. */
    Incident incident(Instant now) {
        Evidence evidence = verdict.evidence();
        Duration age = firstAttempt
                .map(first -> Duration.between(first, evidence.at().orElse(now)))
                .filter(length -> !length.isNegative())
                .orElse(Duration.ZERO);
        return new Incident(
                verdict,
                recipient,
                sender,
                messageBytes,
                Math.max(1, evidence.attempts()),
                age,
                verdict.event() == Event.FAILED);
    }

    /** Gives the domain of who wrote, whose memory this belongs to; empty for the null sender. */
    String tenant() {
        return sender.map(BounceCase::domain).orElse("");
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String address(MailAddress address) {
        return address.asString().toLowerCase(Locale.ROOT);
    }

    /** A message that cannot be measured is as good as one of unknown size. */
    private static long size(Mail mail) {
        try {
            return Math.max(0, mail.getMessageSize());
        } catch (MessagingException e) {
            return 0;
        }
    }
}
