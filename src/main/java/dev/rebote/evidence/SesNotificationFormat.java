package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import dev.rebote.status.EnhancedStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notifications of Amazon SES, which come as JSON, at times within the JSON of Amazon SNS. */
final class SesNotificationFormat implements ReportFormat {

    @Override
    public String id() {
        return "ses-notification";
    }

    @Override
    public Optional<Findings> read(Notice notice) {
        String text = String.join("", notice.prose().lines());
        if (!text.stripLeading().startsWith("{") || !text.contains("otificationType")) {
            return Optional.empty();
        }
        String json = text.contains("\\\"notificationType\\\"")
                ? text.replace("\\\"", "\"").replace("\\\\", "\\")
                : text;
        return switch (FlatJson.text(json, "notificationType", 0)) {
            case "Bounce" -> Optional.of(Findings.of(Event.FAILED, "notificationType Bounce", bounced(json)));
            case "Complaint" ->
                Optional.of(Findings.of(
                        Event.COMPLAINT,
                        "notificationType Complaint",
                        named(json, "complainedRecipients", Event.COMPLAINT)));
            case "Delivery" -> Optional.of(Findings.of(Event.DELIVERED, "notificationType Delivery", delivered(json)));
            default -> Optional.empty();
        };
    }

    private static List<ReportedRecipient> bounced(String json) {
        List<ReportedRecipient> recipients = new ArrayList<>();
        for (String object : FlatJson.objects(json, "bouncedRecipients")) {
            Evidence.Builder evidence = ReportEvidence.read(stripType(FlatJson.text(object, "diagnosticCode", 0)));
            EnhancedStatus.parse(FlatJson.text(object, "status", 0)).ifPresent(evidence::toldStatus);
            evidence.recipient(FlatJson.text(object, "emailAddress", 0));
            recipients.add(ReportedRecipient.of(evidence.build()));
        }
        return recipients;
    }

    private static String stripType(String diagnostic) {
        return diagnostic.startsWith("smtp;") ? diagnostic.substring(5).strip() : diagnostic;
    }

    private static List<ReportedRecipient> named(String json, String list, Event event) {
        return FlatJson.objects(json, list).stream()
                .map(object -> FlatJson.text(object, "emailAddress", 0))
                .map(address -> recipient(event, address))
                .toList();
    }

    private static List<ReportedRecipient> delivered(String json) {
        int delivery = Math.max(0, json.indexOf("\"delivery\""));
        int list = json.indexOf("\"recipients\"", delivery);
        int close = list < 0 ? -1 : json.indexOf(']', list);
        if (close < 0) {
            return List.of();
        }
        return Addresses.in(json.substring(list, close)).stream()
                .map(found -> recipient(Event.DELIVERED, found.address()))
                .toList();
    }

    private static ReportedRecipient recipient(Event event, String address) {
        return ReportedRecipient.of(
                Evidence.of(event, EvidenceSource.REPORT).recipient(address).build());
    }
}
