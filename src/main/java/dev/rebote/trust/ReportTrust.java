package dev.rebote.trust;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportedRecipient;
import dev.rebote.evidence.Trust;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says how far each statement of a report may be believed: proved where it came back to a path that we signed for this very
 * recipient, named where it names a message that we sent to him, and else not at all. Thread-safe.
 */
public final class ReportTrust {

    /** Whoever has read an older message may have it from an archive. */
    static final Duration NAMED_WITHIN = Duration.ofDays(14);

    /** The format of a mail that says nothing that we understand, but came back. */
    static final String CAME_BACK = "return-path";

    private final SentLookup sent;
    private final Clock clock;

    public ReportTrust(SentLookup sent, Clock clock) {
        this.sent = sent;
        this.clock = clock;
    }

    /**
     * Gives the report with the trust in each of its statements. One that names nobody is about the recipient whom its path
     * proves; and so is a mail with the null return path that no format knows, since only reports come so.
     */
    public Report weigh(Report report, Arrival arrival) {
        Optional<String> proved = arrival.proved();
        if (proved.isPresent() && report.recipients().isEmpty()) {
            return unreadable(report, arrival, proved.orElseThrow());
        }
        List<ReportedRecipient> recipients = report.recipients().stream()
                .map(recipient -> weigh(recipient, report, arrival))
                .toList();
        return with(report, report.event(), report.format(), report.why(), recipients);
    }

    private static Report unreadable(Report report, Arrival arrival, String recipient) {
        boolean unknown = report.event() == Event.NOT_A_REPORT;
        if (unknown && !arrival.nullSender()) {
            return report;
        }
        Event event = unknown ? Event.FAILED : report.event();
        Evidence evidence = Evidence.of(event, EvidenceSource.REPORT)
                .recipient(recipient)
                .trust(Trust.PROVED)
                .build();
        return with(
                report,
                event,
                unknown ? CAME_BACK : report.format(),
                unknown ? "it came back to a signed return path" : report.why(),
                List.of(new ReportedRecipient(
                        evidence, Optional.of(recipient), Optional.empty(), "", Optional.empty(), Optional.empty())));
    }

    private ReportedRecipient weigh(ReportedRecipient recipient, Report report, Arrival arrival) {
        Optional<String> proved = arrival.proved().filter(known -> isAbout(recipient, known));
        if (proved.isPresent()) {
            // he may have had it forwarded; it is his address that we write to
            return with(recipient, Trust.PROVED, proved);
        }
        boolean named = !arrival.isSuspect() && isNamed(recipient, report);
        return with(recipient, named ? Trust.NAMED : Trust.NONE, Optional.empty());
    }

    private static boolean isAbout(ReportedRecipient recipient, String known) {
        List<String> addresses = addresses(recipient).toList();
        return addresses.isEmpty() || addresses.stream().anyMatch(address -> isSame(withDomain(address, known), known));
    }

    /** Nothing of ours tells addresses apart by the case of their letters. */
    private static boolean isSame(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /** Old mailers name the mailbox alone. */
    private static String withDomain(String address, String known) {
        return address.indexOf('@') < 0 ? address + known.substring(known.lastIndexOf('@')) : address;
    }

    private boolean isNamed(ReportedRecipient recipient, Report report) {
        return report.original()
                .messageId()
                .filter(id -> addresses(recipient)
                        .anyMatch(address -> sent.wasSent(
                                id,
                                address.toLowerCase(Locale.ROOT),
                                clock.instant().minus(NAMED_WITHIN))))
                .isPresent();
    }

    private static Stream<String> addresses(ReportedRecipient recipient) {
        return Stream.of(recipient.evidence().recipient(), recipient.finalRecipient(), recipient.originalRecipient())
                .flatMap(Optional::stream)
                .distinct();
    }

    private static ReportedRecipient with(ReportedRecipient recipient, Trust trust, Optional<String> address) {
        Evidence.Builder evidence = recipient.evidence().toBuilder().trust(trust);
        address.ifPresent(evidence::recipient);
        return new ReportedRecipient(
                evidence.build(),
                recipient.finalRecipient(),
                recipient.originalRecipient(),
                recipient.action(),
                recipient.lastAttempt(),
                recipient.willRetryUntil());
    }

    private static Report with(
            Report report, Event event, String format, String why, List<ReportedRecipient> recipients) {
        return new Report(
                event,
                format,
                why,
                recipients,
                report.original(),
                report.reportingHost(),
                report.feedbackType(),
                report.cuts());
    }
}
