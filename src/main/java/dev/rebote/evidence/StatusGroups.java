package dev.rebote.evidence;

import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.Part;
import dev.rebote.evidence.mail.PartKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The groups of fields of a delivery report, wherever in a notice they stand.
 *
 * @param ofMessage    what is told of the message; {@link Fields#NONE} when nothing is
 * @param ofRecipients what is told of each recipient
 */
record StatusGroups(Fields ofMessage, List<Fields> ofRecipients) {

    /** Groups beyond those of the recipients that we name are only counted. */
    private static final int MAX_GROUPS = 4 * Report.MAX_RECIPIENTS;

    StatusGroups {
        ofRecipients = List.copyOf(ofRecipients);
    }

    static StatusGroups find(Notice notice) {
        List<Fields> ofRecipients = new ArrayList<>();
        Fields ofMessage = Fields.NONE;
        for (Fields group : groups(notice)) {
            if (group.has("reporting-mta") || group.has("arrival-date")) {
                ofMessage = ofMessage.isEmpty() ? group : ofMessage;
            }
            split(group, ofRecipients);
        }
        return new StatusGroups(ofMessage, ofRecipients);
    }

    private static List<Fields> groups(Notice notice) {
        List<Fields> groups = new ArrayList<>();
        for (Part part : notice.mail().parts()) {
            if (part.kind() == PartKind.DELIVERY_STATUS) {
                groups.addAll(Fields.groups(part.text(), MAX_GROUPS - groups.size()));
            }
        }
        if (groups.isEmpty() && mayHoldFields(notice)) {
            for (Part part : notice.mail().parts()) {
                if (part.kind() == PartKind.TEXT && groups.isEmpty()) {
                    groups.addAll(inText(part.text()));
                }
            }
        }
        return groups;
    }

    /** Fields in plain text are those of a report, if not a person or a tracker of bugs shows them to others. */
    private static boolean mayHoldFields(Notice notice) {
        return !notice.header().has("subject")
                || !notice.header().has("from")
                || Sender.isMailer(notice)
                || Sender.isPostmaster(notice)
                || notice.hasNullReturnPath()
                || (ProseFormat.hasSubject(notice) && !notice.subject().startsWith("["));
    }

    /** Finds the fields of a report in plain text; they start at a line that only a report has. */
    private static List<Fields> inText(String text) {
        int start = firstLine(text, "reporting-mta:", 0);
        int recipient = firstLine(text, "final-recipient:", 0);
        int action = firstLine(text, "action:", 0);
        if (recipient < 0 && (start < 0 || action < 0)) {
            return List.of();
        }
        int from = start >= 0 && (recipient < 0 || start < recipient) ? start : before(recipient, action);
        int end = endOfFields(text, from);
        return Fields.groups(text.substring(from, end), MAX_GROUPS);
    }

    private static int before(int recipient, int action) {
        return action >= 0 && action < recipient && recipient - action < 200 ? action : recipient;
    }

    private static int endOfFields(String text, int from) {
        int end = text.length();
        for (String name : List.of("return-path:", "received:", "content-type:", "message-id:", "dkim-signature:")) {
            int at = firstLine(text, name, from);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return end;
    }

    private static int firstLine(String text, String name, int from) {
        for (int at = from; at >= 0 && at < text.length(); ) {
            if (text.regionMatches(true, at, name, 0, name.length())) {
                return at;
            }
            int feed = text.indexOf('\n', at);
            at = feed < 0 ? -1 : feed + 1;
        }
        return -1;
    }

    /** Some mailers leave out the empty line between two recipients; a field that comes again starts the next. */
    private static void split(Fields group, List<Fields> ofRecipients) {
        List<Fields.Field> fields = new ArrayList<>();
        for (Fields.Field field : group.list()) {
            if (isOfRecipient(field.name())) {
                boolean again = isNameOrAction(field.name())
                        && fields.stream().anyMatch(other -> other.name().equals(field.name()));
                if (again) {
                    add(fields, ofRecipients);
                }
                fields.add(field);
            }
        }
        add(fields, ofRecipients);
    }

    private static void add(List<Fields.Field> fields, List<Fields> ofRecipients) {
        boolean tells = fields.stream()
                .anyMatch(field -> isNameOrAction(field.name()) || field.name().equals("status"));
        if (tells) {
            ofRecipients.add(Fields.of(fields));
        }
        fields.clear();
    }

    private static boolean isNameOrAction(String name) {
        return name.equals("final-recipient") || name.equals("original-recipient") || name.equals("action");
    }

    private static boolean isOfRecipient(String name) {
        return switch (name) {
            case "reporting-mta", "arrival-date", "original-envelope-id", "received-from-mta", "dsn-gateway" -> false;
            default -> true;
        };
    }
}
