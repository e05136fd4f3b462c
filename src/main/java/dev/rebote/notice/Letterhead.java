package dev.rebote.notice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** What every message of ours begins and ends its header with. Immutable and thread-safe. */
final class Letterhead {

    private final Reporter reporter;
    private final Clock clock;

    Letterhead(Reporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
    }

    /**
     * Begins a header.
     *
     * @param id names the message, in letters, digits and hyphens
     */
    Fields begin(LanguageTexts language, String reader, String subject, String id) {
        return new Fields()
                .add("From", from(language))
                .add("Reply-To", reporter.replyTo().map(address -> "<" + address + ">"))
                .add("To", "<" + reader + ">")
                .add("Subject", EncodedWords.encode(subject))
                .add("Date", DeliveryReportWriter.DATE.format(clock.instant()))
                .add("Message-ID", "<" + id + "@" + reporter.host() + ">");
    }

    /** Ends it, but for what tells of the content: nobody shall answer by a program (RFC 3834, section 3.1.7). */
    static Fields end(Fields header, LanguageTexts language) {
        return header.add("Auto-Submitted", "auto-replied")
                .add("Content-Language", language.tag())
                .add("MIME-Version", "1.0");
    }

    private String from(LanguageTexts language) {
        String name = language.label(FrameText.FROM_NAME);
        boolean plain = SafeText.isAscii(name) && name.chars().allMatch(c -> c == ' ' || Character.isLetterOrDigit(c));
        return (plain ? name : EncodedWords.encodeAlways(name)) + " <" + reporter.address() + ">";
    }

    /** Gives a text for people as a part, or as the end of a header and a body. */
    static String text(String text) {
        byte[] lines = Lines.canonical(text.getBytes(StandardCharsets.UTF_8));
        return new Fields()
                        .add("Content-Type", "text/plain; charset=utf-8")
                        .add("Content-Transfer-Encoding", "quoted-printable")
                + "\r\n"
                + QuotedPrintable.encode(lines);
    }
}
