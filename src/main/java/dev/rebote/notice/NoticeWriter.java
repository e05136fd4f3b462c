package dev.rebote.notice;

import dev.rebote.evidence.Event;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes the whole notice, ready to be sent: a {@code multipart/report} (RFC 6522) of a text for people, a report for machines and
 * the original. It is valid for every input. Immutable and thread-safe.
 */
public final class NoticeWriter {

    private static final String NEW_LINE = "\r\n";

    private final NoticeTexts texts;
    private final Reporter reporter;
    private final Clock clock;
    private final Supplier<String> ids;

    /** Makes a writer that gives each notice a random id. */
    public NoticeWriter(NoticeTexts texts, Reporter reporter, Clock clock) {
        this(texts, reporter, clock, () -> UUID.randomUUID().toString());
    }

    /**
     * Makes a writer.
     *
     * @param ids gives a new id for each notice, of letters, digits and hyphens
     */
    NoticeWriter(NoticeTexts texts, Reporter reporter, Clock clock, Supplier<String> ids) {
        this.texts = texts;
        this.reporter = reporter;
        this.clock = clock;
        this.ids = ids;
    }

    /** Gives the bytes of the notice. */
    public byte[] write(Notice notice) {
        LanguageTexts language = texts.in(notice.language());
        Disclosure disclosure = new Disclosure(notice, reporter);
        boolean international = DeliveryReportWriter.isInternational(notice, disclosure);
        ReturnedPart returned = ReturnedPart.of(notice, disclosure, international);
        String id = ids.get();
        List<String> parts = List.of(
                Letterhead.text(new PlainText(notice, language, disclosure).write(returned.whole())),
                report(new DeliveryReportWriter(reporter).write(notice, disclosure, international), international),
                returned.fields() + NEW_LINE + returned.body());
        String boundary = boundary(id, parts);
        String reportType = international ? "global-delivery-status" : "delivery-status";
        Fields header = header(notice, language, id);
        header.add("Content-Type", "multipart/report; report-type=" + reportType + "; boundary=\"" + boundary + "\"");
        header.add("Content-Transfer-Encoding", returned.eightBit() || international ? "8bit" : "7bit");
        return bytes(header, boundary, parts);
    }

    private Fields header(Notice notice, LanguageTexts language, String id) {
        List<String> references = MessageIds.references(notice.original());
        Fields header = new Letterhead(reporter, clock)
                .begin(language, notice.reader(), subject(notice, language), id)
                .add("In-Reply-To", MessageIds.of(notice.original()))
                .add("References", Optional.of(String.join(" ", references)).filter(ids -> !ids.isEmpty()));
        return Letterhead.end(header, language);
    }

    private static String subject(Notice notice, LanguageTexts language) {
        boolean delayed = notice.recipients().stream()
                .allMatch(recipient -> recipient.verdict().event() == Event.DELAYED);
        FrameText subject = delayed ? FrameText.SUBJECT_DELAYED : FrameText.SUBJECT_FAILED;
        String original = PlainText.subject(notice, language);
        return language.say(subject, new Facts(Map.of(Placeholder.SUBJECT, original), false));
    }

    /** RFC 6533, section 4 wants eight bits where they may be needed; readers of mail do not decode a message within a message. */
    private static String report(byte[] fields, boolean international) {
        return new Fields()
                        .add(
                                "Content-Type",
                                international ? "message/global-delivery-status" : "message/delivery-status")
                        .add("Content-Transfer-Encoding", international ? "8bit" : "7bit")
                + NEW_LINE
                + Lines.latin1(fields);
    }

    /** Gives a line that stands in none of the parts. */
    private static String boundary(String id, List<String> parts) {
        String boundary = "=_" + id;
        while (stands(boundary, parts)) {
            boundary = boundary + "_";
        }
        return boundary;
    }

    private static boolean stands(String boundary, List<String> parts) {
        return parts.stream().anyMatch(part -> part.contains("--" + boundary));
    }

    private static byte[] bytes(Fields header, String boundary, List<String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Lines.latin1(header + NEW_LINE));
        for (String part : parts) {
            out.writeBytes(Lines.latin1("--" + boundary + NEW_LINE + part + NEW_LINE));
        }
        out.writeBytes(Lines.latin1("--" + boundary + "--" + NEW_LINE));
        return out.toByteArray();
    }
}
