package dev.rebote.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What a mail reports, unjudged.
 *
 * @param event         what it reports as a whole: the worst that it says of a recipient
 * @param format        the id of the format that it was read by, {@code none} when it is no report
 * @param why           why it was read so
 * @param recipients    what it says of each recipient
 * @param original      the mail that it is about
 * @param reportingHost the host that made the report
 * @param feedbackType  the type of a feedback report: {@code abuse}, {@code auth-failure}, …
 * @param cuts          what was left out because it was too much, one remark each
 */
public record Report(
        Event event,
        String format,
        String why,
        List<ReportedRecipient> recipients,
        OriginalMessage original,
        Optional<String> reportingHost,
        Optional<String> feedbackType,
        List<String> cuts) {

    /** A report of a mailing names its recipients one by one; more of them are a flood. */
    public static final int MAX_RECIPIENTS = 50;

    /** The format of a mail that is no report. */
    public static final String NO_FORMAT = "none";

    public Report {
        recipients = List.copyOf(recipients);
        cuts = List.copyOf(cuts);
    }

    /** Says whether somebody has not got the message. */
    public boolean isFailure() {
        return event.isFailure();
    }
}
