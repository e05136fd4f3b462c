package dev.rebote.evidence.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the header of a mail that was copied into a text. */
public final class HeaderBlock {

    /** Fields that nearly every mail has and nobody writes in prose. */
    private static final Set<String> SURE = Set.of(
            "received",
            "return-path",
            "message-id",
            "dkim-signature",
            "x-received",
            "delivered-to",
            "x-mailer",
            "x-envelope-from",
            "x-original-to",
            "domainkey-signature",
            "arc-seal",
            "authentication-results",
            "references",
            "x-priority",
            "user-agent",
            "x-originating-ip",
            "received-spf",
            "x-google-smtp-source",
            "x-ymail-osg",
            "x-virus-scanned",
            "envelope-to",
            "x-envelope-to");

    private static final Set<String> USUAL = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "sender",
            "reply-to",
            "content-type",
            "organization",
            "precedence",
            "mime-version",
            "content-transfer-encoding");

    /** A copied header within this many lines shows what it is. */
    private static final int LOOK_AHEAD = 60;

    private HeaderBlock() {}

    /** Gives the index of the first line of the first copied header at or after {@code from}; the number of lines when there is none. */
    public static int find(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (startsHere(lines, i)) {
                return i;
            }
        }
        return lines.size();
    }

    /** A header is at least three fields, one of them sure, with nothing between them but their folded lines. */
    static boolean startsHere(List<String> lines, int first) {
        if (weight(lines.get(first)) == 0) {
            return false;
        }
        int sure = 0;
        int fields = 0;
        for (int i = first; i < lines.size() && i < first + LOOK_AHEAD; i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                break;
            }
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                continue;
            }
            int weight = weight(line);
            if (weight == 0 && Fields.colon(line) < 0) {
                break;
            }
            fields++;
            sure += weight == 2 ? 1 : 0;
            if (sure >= 1 && fields >= 3) {
                return true;
            }
        }
        return sure >= 1 && fields >= 2;
    }

    private static int weight(String line) {
        int colon = Fields.colon(line);
        if (colon <= 0 || colon > 40) {
            return 0;
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (SURE.contains(name)) {
            return 2;
        }
        return USUAL.contains(name) ? 1 : 0;
    }
}
