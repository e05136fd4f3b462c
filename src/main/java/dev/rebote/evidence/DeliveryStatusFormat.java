package dev.rebote.evidence;

import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.Part;
import dev.rebote.evidence.mail.PartKind;
import dev.rebote.status.EnhancedStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Delivery reports (RFC 3464, RFC 6533): a part with a group of fields for the message and one for each recipient. Reads the
 * fields wherever they stand, also in plain text, where something on the way has taken the parts apart.
 */
final class DeliveryStatusFormat implements ReportFormat {

    /** Groups beyond those of the recipients that we name are only counted. */
    private static final int MAX_GROUPS = 4 * Report.MAX_RECIPIENTS;

    /** What PMDF and others remark on a status that they do not know either. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("(?i)\\b(permanent|undefined)\\b");

    @Override
    public String id() {
        return "delivery-status";
    }

    @Override
    public Optional<Findings> read(Notice notice) {
        List<Fields> groups = groups(notice);
        List<Fields> ofRecipients = new ArrayList<>();
        Fields ofMessage = Fields.NONE;
        for (Fields group : groups) {
            if (group.has("reporting-mta") || group.has("arrival-date")) {
                ofMessage = ofMessage.isEmpty() ? group : ofMessage;
            }
            split(group, ofRecipients);
        }
        if (ofRecipients.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(findings(notice, ofMessage, ofRecipients));
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

    private static Findings findings(Notice notice, Fields ofMessage, List<Fields> ofRecipients) {
        Optional<String> host = ofMessage.first("reporting-mta").map(DeliveryStatusFormat::afterType);
        List<ReportedRecipient> recipients = new ArrayList<>();
        for (Fields group : ofRecipients) {
            recipients.add(recipient(notice, group));
        }
        return Findings.of(Event.FAILED, "fields of a delivery report", recipients)
                .withHost(host.filter(name -> !name.isEmpty()), ofMessage.first("original-envelope-id"));
    }

    private static ReportedRecipient recipient(Notice notice, Fields group) {
        Optional<String> last = address(group, "final-recipient");
        Optional<String> first = address(group, "original-recipient");
        Optional<String> best = last.filter(address -> address.indexOf('@') > 0)
                .or(() -> first.filter(address -> address.indexOf('@') > 0))
                .or(() -> notice.named().onlyOne(notice))
                .or(() -> last)
                .or(() -> first);
        String action = group.text("action").toLowerCase(Locale.ROOT).strip();
        Evidence evidence = evidence(notice, group, action, best);
        return new ReportedRecipient(
                evidence,
                last.or(() -> best),
                first,
                action,
                group.first("last-attempt-date").flatMap(ReportDate::parse),
                group.first("will-retry-until").flatMap(ReportDate::parse));
    }

    private static Evidence evidence(Notice notice, Fields group, String action, Optional<String> recipient) {
        Optional<EnhancedStatus> status = status(group.text("status"));
        String diagnostic = diagnostic(notice, group, recipient);
        Evidence.Builder evidence = ReportEvidence.read(diagnostic);
        status.filter(told -> !ReportEvidence.tellsStatus(evidence)).ifPresent(evidence::toldStatus);
        evidence.event(event(action, status, notice));
        recipient.ifPresent(evidence::recipient);
        group.first("remote-mta")
                .map(DeliveryStatusFormat::afterType)
                .map(DeliveryStatusFormat::firstWord)
                .filter(host -> host.indexOf('.') > 0)
                .ifPresent(evidence::remoteHost);
        group.first("last-attempt-date").flatMap(ReportDate::parse).ifPresent(evidence::at);
        return evidence.build();
    }

    private static Event event(String action, Optional<EnhancedStatus> status, Notice notice) {
        if (action.startsWith("fail")) {
            return Event.FAILED;
        }
        if (action.startsWith("delay")) {
            return Event.DELAYED;
        }
        if (action.startsWith("deliver")) {
            return Event.DELIVERED;
        }
        if (action.startsWith("relay")) {
            return Event.RELAYED;
        }
        if (action.startsWith("expand")) {
            return Event.EXPANDED;
        }
        boolean success = status.filter(told -> told.isSuccess()).isPresent();
        boolean waits = status.filter(told -> told.isTransient()).isPresent() && ProseEvent.saysDelay(notice);
        return success ? Event.DELIVERED : waits ? Event.DELAYED : Event.FAILED;
    }

    /** {@code 5.0.0 (permanent failure)}, {@code 5.1.1; text} and even {@code 550 5.1.1 text} come in this field. */
    private static Optional<EnhancedStatus> status(String text) {
        for (int i = 0; i < Math.min(text.length(), 80); i++) {
            boolean starts = i == 0 || text.charAt(i - 1) <= ' ' || "(#;:".indexOf(text.charAt(i - 1)) >= 0;
            if (starts) {
                Optional<EnhancedStatus> status = EnhancedStatus.parseAt(text, i);
                if (status.isPresent()) {
                    return status;
                }
            }
        }
        return Optional.empty();
    }

    private static String diagnostic(Notice notice, Fields group, Optional<String> recipient) {
        String told = afterType(group.text("diagnostic-code"));
        if (ReportEvidence.saysMore(told)) {
            return told;
        }
        String remark = remark(group.text("status"));
        boolean remarks =
                ReportEvidence.saysMore(remark) && !SAYS_NOTHING.matcher(remark).find();
        String spoken = remarks ? ownCause(notice, recipient).orElse(remark) : spoken(notice, group, recipient);
        if (!ReportEvidence.saysMore(spoken)) {
            return told.isEmpty() || ReportEvidence.saysMore(remark) ? remark : told;
        }
        return ReplyWords.isReplyCode(told, 0) && told.charAt(0) >= '4' ? told + " " + spoken : spoken;
    }

    /** A remark on the status tells the cause, but words about this very recipient tell it better where they tell one. */
    private static Optional<String> ownCause(Notice notice, Optional<String> recipient) {
        return recipient
                .map(address -> notice.named().ownWordsFor(address, notice))
                .filter(MostTelling::hints);
    }

    /** Where the status tells the cause, only the words about this very recipient can tell more. */
    private static String spoken(Notice notice, Fields group, Optional<String> recipient) {
        boolean vague =
                status(group.text("status")).filter(told -> !told.isUndefined()).isEmpty();
        return recipient
                .map(address -> vague
                        ? notice.named().wordsFor(address, notice)
                        : notice.named().ownWordsFor(address, notice))
                .orElse("");
    }

    /** The comment of a status is at times all that is told: {@code 4.2.2 (Over quota)}. */
    private static String remark(String status) {
        int open = status.indexOf('(');
        int close = status.lastIndexOf(')');
        return open >= 0 && close > open ? status.substring(open + 1, close).strip() : "";
    }

    private static Optional<String> address(Fields group, String name) {
        return group.first(name)
                .map(DeliveryStatusFormat::afterType)
                .map(ReportAddress::clean)
                .filter(address -> !address.isEmpty());
    }

    /** Gives what stands after the type: {@code rfc822; user@example.org}. Without a type, all. */
    private static String afterType(String value) {
        int semicolon = value.indexOf(';');
        if (semicolon < 0 || semicolon > 20) {
            return value.strip();
        }
        for (int i = 0; i < semicolon; i++) {
            char c = value.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != ' ' && c != '_') {
                return value.strip();
            }
        }
        boolean code = Character.isDigit(value.charAt(0));
        return code ? value.strip() : value.substring(semicolon + 1).strip();
    }

    private static String firstWord(String value) {
        int blank = value.indexOf(' ');
        String word = blank < 0 ? value : value.substring(0, blank);
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }
}
