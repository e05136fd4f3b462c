package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.status.EnhancedStatus;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a notice that gives the original back: whole, or its header (RFC 6522, section 3).
 *
 * @param fields   the header of the part
 * @param body     its body
 * @param whole    whether it is the whole message
 * @param eightBit whether servers on the way must carry eight bits
 */
record ReturnedPart(String fields, String body, boolean whole, boolean eightBit) {

    /** What may harm is not sent round again. */
    private static final Set<Reason> NEVER_WHOLE = Set.of(Reason.MESSAGE_VIRUS, Reason.MESSAGE_SPAM);

    /** RFC 8689, section 5: what asked for a protected way is not returned whole without one. */
    private static final EnhancedStatus NEEDS_TLS = EnhancedStatus.of(5, 7, 30);

    static ReturnedPart of(Notice notice, Disclosure disclosure, boolean international) {
        Optional<byte[]> whole = notice.returnWhole() && mayBeWhole(notice)
                ? notice.original().whole().filter(Lines::isText)
                : Optional.empty();
        byte[] header = disclosure.header(notice.original().header());
        return whole.map(message -> whole(header, message)).orElseGet(() -> header(header, international));
    }

    private static boolean mayBeWhole(Notice notice) {
        return notice.recipients().stream()
                .noneMatch(recipient -> NEVER_WHOLE.contains(recipient.reason())
                        || recipient.verdict().status().equals(NEEDS_TLS));
    }

    private static ReturnedPart whole(byte[] header, byte[] message) {
        int bodyFrom = Lines.endOfHeader(message);
        String body = Lines.latin1(header) + Lines.latin1(message).substring(bodyFrom);
        boolean eightBit = Lines.isEightBit(message);
        boolean globalHeader = Lines.isEightBit(header) && Lines.isUtf8(header);
        Fields fields = new Fields()
                .add("Content-Type", globalHeader ? "message/global" : "message/rfc822")
                .add("Content-Transfer-Encoding", eightBit ? "8bit" : "7bit");
        return new ReturnedPart(fields.toString(), body, true, eightBit);
    }

    private static ReturnedPart header(byte[] header, boolean international) {
        boolean plain = !Lines.isEightBit(header) && Lines.isText(header);
        Fields fields = new Fields();
        if (plain) {
            fields.add("Content-Type", "text/rfc822-headers").add("Content-Transfer-Encoding", "7bit");
            return new ReturnedPart(fields.toString(), Lines.latin1(header), false, false);
        }
        String charset = Lines.isUtf8(header) ? "utf-8" : "unknown-8bit";
        fields.add("Content-Type", international ? "message/global-headers" : "text/rfc822-headers; charset=" + charset)
                .add("Content-Transfer-Encoding", "quoted-printable");
        return new ReturnedPart(fields.toString(), QuotedPrintable.encode(header), false, false);
    }
}
