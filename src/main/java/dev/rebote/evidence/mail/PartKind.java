package dev.rebote.evidence.mail;

import java.util.Set;

/** What a part of a mail is for. */
public enum PartKind {
    /** Text for a person. */
    TEXT,
    /** Text for a person, as HTML, given here without its tags. */
    HTML,
    /** The fields of a delivery report (RFC 3464, RFC 6533). */
    DELIVERY_STATUS,
    /** The fields of a feedback report (RFC 5965). */
    FEEDBACK,
    /** The fields of a disposition notification (RFC 8098). */
    DISPOSITION,
    /** A mail, or its header: the returned one, or one that was forwarded. */
    MAIL,
    /** Anything else; not read. */
    OTHER;

    private static final Set<String> DELIVERY_STATUS_TYPES =
            Set.of("message/delivery-status", "message/global-delivery-status", "text/delivery-status");
    private static final Set<String> DISPOSITION_TYPES =
            Set.of("message/disposition-notification", "message/global-disposition-notification");
    private static final Set<String> MAIL_TYPES = Set.of(
            "message/rfc822",
            "message/global",
            "text/rfc822-headers",
            "text/rfc822-header",
            "message/rfc822-headers",
            "message/global-headers");

    /** Gives the kind of a part of such a media type, in lower case. */
    static PartKind of(String type) {
        if (type.isEmpty() || type.equals("text/plain")) {
            return TEXT;
        }
        if (type.equals("text/html")) {
            return HTML;
        }
        if (DELIVERY_STATUS_TYPES.contains(type)) {
            return DELIVERY_STATUS;
        }
        if (type.equals("message/feedback-report")) {
            return FEEDBACK;
        }
        if (DISPOSITION_TYPES.contains(type)) {
            return DISPOSITION;
        }
        if (MAIL_TYPES.contains(type)) {
            return MAIL;
        }
        boolean text = type.equals("text") || (type.startsWith("text/") && !type.equals("text/calendar"));
        return text || type.startsWith("multipart/") ? TEXT : OTHER;
    }
}
