package dev.rebote.james;

import com.google.common.hash.Hashing;
import com.google.common.net.InternetDomainName;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.suppress.HistoryEntry;
import dev.rebote.suppress.NormalWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/**
 * Makes entries of the history of what happened to a mail. The same thing told twice has the same token, so that a mail which is
 * processed again, or a report that comes again, counts once.
 */
final class HistoryEntries {

    private HistoryEntries() {}

    /** Makes the entry of a failure or a delay. */
    static HistoryEntry of(Mail mail, BounceCase about, Instant now) {
        Evidence evidence = about.verdict().evidence();
        Instant at = evidence.at().filter(said -> said.isBefore(now)).orElse(now);
        return new HistoryEntry(
                token(what(mail, evidence), about.recipient(), about.verdict().event(), evidence.trust()),
                about.tenant(),
                about.recipient(),
                about.verdict().event(),
                about.verdict().reason(),
                about.verdict().status(),
                evidence.trust(),
                evidence.source(),
                evidence.stage(),
                provider(evidence.remoteHost(), about.recipient()),
                NormalWords.of(evidence.reply()),
                at);
    }

    /** Makes the entry of a delivery. */
    static HistoryEntry delivered(Mail mail, MailAddress recipient, Instant now) {
        String address = recipient.asString().toLowerCase(Locale.ROOT);
        String sender =
                mail.getMaybeSender().asOptional().map(MailAddress::asString).orElse("");
        return new HistoryEntry(
                token(NoticeSource.logId(mail), address, Event.DELIVERED, Trust.PROVED),
                BounceCase.domain(sender.toLowerCase(Locale.ROOT)),
                address,
                Event.DELIVERED,
                Optional.empty(),
                EnhancedStatus.of(2, 0, 0),
                Trust.PROVED,
                EvidenceSource.SESSION,
                Stage.UNKNOWN,
                provider(Optional.empty(), address),
                "",
                now);
    }

    /** Names the message: of a report the one that it is about, where it tells that, else the mail itself. */
    private static String what(Mail mail, Evidence evidence) {
        return evidence.source() == EvidenceSource.REPORT
                ? ReportAttributes.messageId(mail).orElseGet(() -> NoticeSource.logId(mail))
                : NoticeSource.logId(mail);
    }

    /** The trust is part of it: what a stranger wrote must not stand in the place of what is proved later. */
    private static String token(String what, String recipient, Event event, Trust trust) {
        String all = String.join("\n", what, recipient, event.id(), trust.id());
        return Hashing.sha256()
                .hashString(all, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 32);
    }

    /** Gives whose servers they are: the domain that somebody registered, of the host that spoke or else of the recipient. */
    private static String provider(Optional<String> remoteHost, String recipient) {
        return remoteHost.flatMap(HistoryEntries::registered).orElseGet(() -> {
            String domain = BounceCase.domain(recipient);
            return registered(domain).orElse(domain);
        });
    }

    private static Optional<String> registered(String host) {
        return InternetDomainName.isValid(host)
                ? Optional.of(InternetDomainName.from(host))
                        .filter(InternetDomainName::isUnderPublicSuffix)
                        .map(name -> name.topPrivateDomain().toString())
                : Optional.empty();
    }
}
