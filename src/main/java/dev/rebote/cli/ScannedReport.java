package dev.rebote.cli;

import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportedRecipient;
import java.util.List;

/**
 * A mail that was read, and what is thought of it.
 *
 * @param file     the mail's name
 * @param report   what it reports
 * @param verdicts what is thought of each recipient, in the report's order
 */
record ScannedReport(String file, Report report, List<Verdict> verdicts) {

    ScannedReport {
        verdicts = List.copyOf(verdicts);
    }

    ReportedRecipient recipient(int index) {
        return report.recipients().get(index);
    }
}
