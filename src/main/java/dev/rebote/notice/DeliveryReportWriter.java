package dev.rebote.notice;

import dev.rebote.evidence.Event;
import dev.rebote.status.EnhancedStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the part of a notice that machines read: a delivery status notification (RFC 3464), or its international form (RFC 6533)
 * where an address is international. Foreign text stands in {@code Diagnostic-Code} and nowhere else. Immutable and thread-safe.
 */
final class DeliveryReportWriter {

    /** RFC 5322, section 3.3; a machine reads it, so it is English whatever the language. */
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A longer id is none of ours, and RFC 3461, section 4.4 gives an envelope id 100 characters. */
    private static final int MAX_ID = 200;

    private final Reporter reporter;

    DeliveryReportWriter(Reporter reporter) {
        this.reporter = reporter;
    }

    /** Says whether the report must be international. */
    static boolean isInternational(Notice notice, Disclosure disclosure) {
        return notice.recipients().stream()
                .anyMatch(recipient -> !SafeText.isAscii(disclosure.address(recipient))
                        || !SafeText.isAscii(recipient.original().orElse("")));
    }

    /** Gives the fields, with CRLF at the end of each line; in ASCII unless {@code international}. */
    byte[] write(Notice notice, Disclosure disclosure, boolean international) {
        Fields fields = new Fields();
        fields.add("Reporting-MTA", "dns; " + reporter.host())
                .add("Original-Envelope-Id", notice.envelopeId().map(id -> safe(xtext(id), international)))
                .add("Arrival-Date", notice.arrival().map(DATE::format));
        for (FailedRecipient recipient : notice.recipients()) {
            fields.blankLine();
            addRecipient(fields, notice, recipient, disclosure, international);
        }
        return fields.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void addRecipient(
            Fields fields, Notice notice, FailedRecipient recipient, Disclosure disclosure, boolean international) {
        boolean delayed = recipient.verdict().event() == Event.DELAYED;
        fields.add("Original-Recipient", recipient.original().map(text -> original(text, international)))
                .add("Final-Recipient", address(disclosure.address(recipient), international))
                .add("Action", delayed ? "delayed" : "failed")
                .add("Status", status(recipient).toString())
                .add("Remote-MTA", disclosure.remoteHost(recipient).map(DeliveryReportWriter::host))
                .add("Diagnostic-Code", diagnostic(recipient, disclosure, international))
                .add("Last-Attempt-Date", recipient.lastAttempt().map(DATE::format))
                .add("Final-Log-Id", logId(notice, international))
                .add("Will-Retry-Until", delayed ? date(recipient.retryUntil()) : Optional.empty())
                .add("X-Rebote-Reason", recipient.reason().id());
    }

    private static Optional<String> date(Optional<Instant> at) {
        return at.map(DATE::format);
    }

    /** A failure never has the status of a success, and a delay never that of a failure for good. */
    private static EnhancedStatus status(FailedRecipient recipient) {
        EnhancedStatus status = recipient.verdict().status();
        if (recipient.verdict().event() == Event.DELAYED) {
            return status.withClass(4);
        }
        return status.isSuccess() ? status.withClass(5) : status;
    }

    private static Optional<String> logId(Notice notice, boolean international) {
        String id = safe(SafeText.oneWord(notice.logId(), MAX_ID), international);
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private static String host(String host) {
        return "dns; " + (Hosts.isAddress(host) ? "[" + host + "]" : host);
    }

    private static Optional<String> diagnostic(
            FailedRecipient recipient, Disclosure disclosure, boolean international) {
        String reply = SafeText.oneLine(disclosure.reply(recipient), Integer.MAX_VALUE);
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        String type = recipient.evidence().replyCode().isPresent() ? "smtp" : "x-rebote";
        return Optional.of(type + "; " + safe(reply, international));
    }

    /** Gives the address with its type: ORCPT told one, or it is a mail address. */
    private static String original(String text, boolean international) {
        int semicolon = text.indexOf(';');
        String type = semicolon < 0 ? "" : text.substring(0, semicolon).toLowerCase(Locale.ROOT);
        boolean foreign = !type.isEmpty()
                && !type.equals("rfc822")
                && !type.equals("utf-8")
                && type.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
        String address = text.substring(semicolon + 1);
        return foreign ? type + "; " + safe(address, international) : address(address, international);
    }

    private static String address(String address, boolean international) {
        String type = SafeText.isAscii(address) ? "rfc822" : "utf-8";
        return type + "; " + safe(address, international);
    }

    private static String safe(String text, boolean international) {
        return international ? text : SafeText.escaped(text);
    }

    /** Reads xtext, in which {@code +2B} is a plus sign (RFC 3461, section 4); what is none of it stays. */
    private static String xtext(String text) {
        String id = SafeText.oneWord(text, MAX_ID);
        StringBuilder plain = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            int code = i + 2 < id.length() && id.charAt(i) == '+' ? hex(id.charAt(i + 1), id.charAt(i + 2)) : -1;
            boolean printable = code > ' ' && code < 127;
            plain.append(printable ? (char) code : id.charAt(i));
            i += printable ? 2 : 0;
        }
        return plain.toString();
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
