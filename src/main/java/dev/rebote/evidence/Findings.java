package dev.rebote.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a format found in a mail.
 *
 * @param event         what the mail reports, used where it names no recipient
 * @param why           by what the format was recognised
 * @param recipients    what is said of each recipient
 * @param reportingHost the host that made the report
 * @param envelopeId    the sender's own id of the transaction
 * @param feedbackType  the type of a feedback report
 * @param cuts          what was left out
 * @param guessed       whether no recipient was named, so that the returned message had to tell
 */
record Findings(
        Event event,
        String why,
        List<ReportedRecipient> recipients,
        Optional<String> reportingHost,
        Optional<String> envelopeId,
        Optional<String> feedbackType,
        List<String> cuts,
        boolean guessed) {

    static Findings of(Event event, String why) {
        return of(event, why, List.of());
    }

    static Findings of(Event event, String why, List<ReportedRecipient> recipients) {
        List<String> cuts = new ArrayList<>();
        List<ReportedRecipient> kept = recipients;
        if (recipients.size() > Report.MAX_RECIPIENTS) {
            kept = recipients.subList(0, Report.MAX_RECIPIENTS);
            cuts.add("named the first " + Report.MAX_RECIPIENTS + " of " + recipients.size() + " recipients");
        }
        return new Findings(event, why, kept, Optional.empty(), Optional.empty(), Optional.empty(), cuts, false);
    }

    Findings withHost(Optional<String> host, Optional<String> envelope) {
        return new Findings(event, why, recipients, host, envelope, feedbackType, cuts, guessed);
    }

    Findings withFeedbackType(Optional<String> type) {
        return new Findings(event, why, recipients, reportingHost, envelopeId, type, cuts, guessed);
    }

    Findings guessed(boolean isGuessed) {
        return new Findings(event, why, recipients, reportingHost, envelopeId, feedbackType, cuts, isGuessed);
    }

    /** Gives the worst event of the recipients: a failure before a delay before all else. */
    Event worst() {
        Event worst =
                recipients.isEmpty() ? event : recipients.get(0).evidence().event();
        for (ReportedRecipient recipient : recipients) {
            Event next = recipient.evidence().event();
            if (next == Event.FAILED || (next == Event.DELAYED && worst != Event.FAILED)) {
                worst = next;
            }
        }
        return worst;
    }
}
