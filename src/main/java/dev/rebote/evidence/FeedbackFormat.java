package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.Part;
import dev.rebote.evidence.mail.PartKind;
import java.util.List;
import java.util.Optional;

/** Feedback reports of all types (RFC 5965, RFC 6591): somebody complains; nothing bounced. */
final class FeedbackFormat implements ReportFormat {

    @Override
    public String id() {
        return "feedback";
    }

    @Override
    public Optional<Findings> read(Notice notice) {
        return fields(notice).map(fields -> {
            List<ReportedRecipient> recipients = fields.all("original-rcpt-to").stream()
                    .map(value -> Addresses.first(value).orElse(value))
                    .distinct()
                    .map(FeedbackFormat::recipient)
                    .toList();
            return Findings.of(Event.COMPLAINT, "fields of a feedback report", recipients)
                    .withHost(fields.first("reporting-mta"), fields.first("original-envelope-id"))
                    .withFeedbackType(fields.first("feedback-type"));
        });
    }

    private static Optional<Fields> fields(Notice notice) {
        Optional<Fields> part = notice.mail()
                .first(PartKind.FEEDBACK)
                .map(Part::text)
                .map(String::stripLeading)
                .map(Fields::parse);
        if (part.isPresent()) {
            return part;
        }
        return notice.field("content-type").contains("feedback-report")
                ? Optional.of(Fields.parse(feedbackText(notice)))
                : Optional.empty();
    }

    /** Where the parts are lost, the fields stand in the text. */
    private static String feedbackText(Notice notice) {
        List<String> lower = notice.prose().lower();
        for (int i = 0; i < lower.size(); i++) {
            if (lower.get(i).startsWith("feedback-type:") || lower.get(i).startsWith("user-agent:")) {
                return String.join("\n", notice.prose().lines().subList(i, lower.size()));
            }
        }
        return "";
    }

    private static ReportedRecipient recipient(String address) {
        return ReportedRecipient.of(Evidence.of(Event.COMPLAINT, EvidenceSource.REPORT)
                .recipient(address)
                .build());
    }
}
