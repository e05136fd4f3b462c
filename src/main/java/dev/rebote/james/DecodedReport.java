package dev.rebote.james;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportReader;
import dev.rebote.evidence.ReportedRecipient;
import dev.rebote.trust.ReportTrust;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/**
 * A mail that was read as a report, and judged.
 *
 * @param report   what it reports
 * @param verdicts what is thought of each recipient, in the report's order; of a report that names nobody, one verdict
 */
record DecodedReport(Report report, List<Verdict> verdicts) {

    private static final ReportReader READER = new ReportReader();

    DecodedReport {
        verdicts = List.copyOf(verdicts);
    }

    static DecodedReport of(Mail mail, Classifier classifier, ReportTrust trust) throws MessagingException {
        Report report = trust.weigh(read(mail), PathAttributes.arrival(mail));
        List<Verdict> verdicts = report.recipients().stream()
                .map(ReportedRecipient::evidence)
                .map(classifier::classify)
                .toList();
        return new DecodedReport(report, verdicts.isEmpty() ? List.of(nobody(report, classifier)) : verdicts);
    }

    /** Reads a mail without a verdict: what it reports does not depend on the rules. */
    static Report read(Mail mail) throws MessagingException {
        return READER.read(ReceivedMessage.octets(mail));
    }

    private static Verdict nobody(Report report, Classifier classifier) {
        return classifier.classify(
                Evidence.of(report.event(), EvidenceSource.REPORT).build());
    }

    boolean isReport() {
        return report.event() != Event.NOT_A_REPORT;
    }

    /** Gives the verdict of the recipient who fared worst, the first of those who fared alike. */
    Verdict worst() {
        return verdicts.stream()
                .filter(verdict -> verdict.event() == report.event())
                .findFirst()
                .orElse(verdicts.get(0));
    }
}
