package dev.rebote.evidence;

import dev.rebote.evidence.mail.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Delivery reports (RFC 3464, RFC 6533): a part with a group of fields for the message and one for each recipient. Reads the
 * fields wherever they stand, also in plain text, where something on the way has taken the parts apart.
 */
final class DeliveryStatusFormat implements ReportFormat {

    @Override
    public String id() {
        return "delivery-status";
    }

    @Override
    public Optional<Findings> read(Notice notice) {
        StatusGroups groups = StatusGroups.find(notice);
        if (groups.ofRecipients().isEmpty()) {
            return Optional.empty();
        }
        List<ReportedRecipient> recipients = new ArrayList<>();
        for (Fields group : groups.ofRecipients()) {
            recipients.add(new StatusGroup(notice, group).recipient());
        }
        Optional<String> host = groups.ofMessage().first("reporting-mta").map(StatusGroup::afterType);
        return Optional.of(Findings.of(Event.FAILED, "fields of a delivery report", recipients)
                .withHost(
                        host.filter(name -> !name.isEmpty()), groups.ofMessage().first("original-envelope-id")));
    }
}
