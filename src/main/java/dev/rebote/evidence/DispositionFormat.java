package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.Part;
import dev.rebote.evidence.mail.PartKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Disposition notifications (RFC 8098): read, deleted, or processed; the message had arrived. */
final class DispositionFormat implements ReportFormat {

    private static final Words SUBJECT = Words.load("receipt-subject");

    private static final Words REFUSAL = Words.load("refusal");

    @Override
    public String id() {
        return "disposition";
    }

    @Override
    public Optional<Findings> read(Notice notice) {
        Optional<Fields> fields = notice.mail()
                .first(PartKind.DISPOSITION)
                .map(Part::text)
                .map(String::stripLeading)
                .map(Fields::parse);
        if (fields.isPresent() && isRefusal(notice, fields.get())) {
            return Optional.of(Findings.of(
                    Event.FAILED, "its words say that the message was rejected", refused(notice, fields.get())));
        }
        if (fields.isPresent()) {
            return Optional.of(
                    Findings.of(Event.DISPOSITION, "fields of a disposition notification", who(fields.get())));
        }
        String type = notice.field("content-type").toLowerCase(Locale.ROOT);
        if (type.contains("disposition-notification")) {
            return Optional.of(Findings.of(Event.DISPOSITION, "its type says disposition notification"));
        }
        boolean receipt =
                SUBJECT.start(notice.subject().strip()) && !notice.header().has("x-failed-recipients");
        return receipt && !Sender.isMailer(notice)
                ? Optional.of(Findings.of(Event.DISPOSITION, "its subject is that of a receipt"))
                : Optional.empty();
    }

    /** Sieve refuses by a notification (RFC 5429, section 2.1): deleted by a program, and the words say that it was rejected. */
    private static boolean isRefusal(Notice notice, Fields fields) {
        String disposition = fields.text("disposition").toLowerCase(Locale.ROOT);
        return disposition.startsWith("automatic-action")
                && disposition.contains("deleted")
                && notice.hasNullReturnPath()
                && REFUSAL.in(notice.prose().lowerText());
    }

    private static List<ReportedRecipient> refused(Notice notice, Fields fields) {
        return address(fields)
                .map(address -> ReportEvidence.read(notice.named().wordsFor(address, notice))
                        .event(Event.FAILED)
                        .recipient(address)
                        .build())
                .map(ReportedRecipient::of)
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<String> address(Fields fields) {
        return fields.first("final-recipient")
                .or(() -> fields.first("original-recipient"))
                .flatMap(Addresses::first);
    }

    private static List<ReportedRecipient> who(Fields fields) {
        return address(fields)
                .map(address -> Evidence.of(Event.DISPOSITION, EvidenceSource.REPORT)
                        .recipient(address)
                        .reply(fields.text("disposition"))
                        .build())
                .map(ReportedRecipient::of)
                .map(List::of)
                .orElse(List.of());
    }
}
