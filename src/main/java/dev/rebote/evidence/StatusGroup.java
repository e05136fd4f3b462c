package dev.rebote.evidence;

import dev.rebote.evidence.mail.Fields;
import dev.rebote.status.EnhancedStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of one recipient in a delivery report (RFC 3464, section 2.3), read together with the words beside them.
 *
 * @param notice the whole message
 * @param group  the fields
 */
record StatusGroup(Notice notice, Fields group) {

    /** What PMDF and others remark on a status that they do not know either. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("(?i)\\b(permanent|undefined)\\b");

    /** Gives what the report tells of the recipient. */
    ReportedRecipient recipient() {
        Optional<String> last = address("final-recipient");
        Optional<String> first = address("original-recipient");
        Optional<String> best = last.filter(address -> address.indexOf('@') > 0)
                .or(() -> first.filter(address -> address.indexOf('@') > 0))
                .or(() -> notice.named().onlyOne(notice))
                .or(() -> last)
                .or(() -> first);
        String action = group.text("action").toLowerCase(Locale.ROOT).strip();
        Evidence evidence = evidence(action, best);
        return new ReportedRecipient(
                evidence,
                last.or(() -> best),
                first,
                action,
                group.first("last-attempt-date").flatMap(ReportDate::parse),
                group.first("will-retry-until").flatMap(ReportDate::parse));
    }

    private Evidence evidence(String action, Optional<String> recipient) {
        Optional<EnhancedStatus> status = status(group.text("status"));
        String diagnostic = diagnostic(recipient);
        Evidence.Builder evidence = ReportEvidence.read(diagnostic);
        status.filter(told -> !ReportEvidence.tellsStatus(evidence)).ifPresent(evidence::toldStatus);
        evidence.event(event(action, status));
        recipient.ifPresent(evidence::recipient);
        group.first("remote-mta")
                .map(StatusGroup::afterType)
                .map(StatusGroup::firstWord)
                .filter(host -> host.indexOf('.') > 0)
                .ifPresent(evidence::remoteHost);
        group.first("last-attempt-date").flatMap(ReportDate::parse).ifPresent(evidence::at);
        return evidence.build();
    }

    private Event event(String action, Optional<EnhancedStatus> status) {
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

    private String diagnostic(Optional<String> recipient) {
        String told = afterType(group.text("diagnostic-code"));
        if (ReportEvidence.saysMore(told)) {
            return told;
        }
        String remark = remark(group.text("status"));
        boolean remarks =
                ReportEvidence.saysMore(remark) && !SAYS_NOTHING.matcher(remark).find();
        String spoken = remarks ? ownCause(recipient).orElse(remark) : spoken(recipient);
        if (!ReportEvidence.saysMore(spoken)) {
            return told.isEmpty() || ReportEvidence.saysMore(remark) ? remark : told;
        }
        return ReplyWords.isReplyCode(told, 0) && told.charAt(0) >= '4' ? told + " " + spoken : spoken;
    }

    /** A remark on the status tells the cause, but words about this very recipient tell it better where they tell one. */
    private Optional<String> ownCause(Optional<String> recipient) {
        return recipient
                .map(address -> notice.named().ownWordsFor(address, notice))
                .filter(MostTelling::hints);
    }

    /** Where the status tells the cause, only the words about this very recipient can tell more. */
    private String spoken(Optional<String> recipient) {
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

    private Optional<String> address(String name) {
        return group.first(name)
                .map(StatusGroup::afterType)
                .map(ReportAddress::clean)
                .filter(address -> !address.isEmpty());
    }

    /** Gives what stands after the type: {@code rfc822; user@example.org}. Without a type, all. */
    static String afterType(String value) {
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
