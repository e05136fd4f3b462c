package dev.rebote.evidence;

import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.Mail;
import dev.rebote.evidence.mail.MailReader;
import dev.rebote.evidence.mail.Part;
import dev.rebote.evidence.mail.PartKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a mail that came in, and says what it reports: delivery reports, feedback reports, disposition notifications, automatic
 * replies, and the notices of mailers that follow no standard. Total: it never throws because of what a mail says, and says
 * what it left out. Stateless and thread-safe.
 */
public final class ReportReader {

    /** The formats in the order in which they are tried: the surer before the vaguer. */
    private static final List<ReportFormat> FORMATS = List.of(
            new FeedbackFormat(),
            new DeliveryStatusFormat(),
            new SesNotificationFormat(),
            new DispositionFormat(),
            new ProseFormat(),
            new ChallengeFormat(),
            new AutoReplyFormat());

    private final MailReader mails = new MailReader();

    /** Reads the mail in {@code octets}. */
    public Report read(byte[] octets) {
        return read(mails.read(octets), MailReader.MAX_DEPTH);
    }

    /** Reads one mail from a stream, and no more of it than needed. */
    public Report read(InputStream in) throws IOException {
        return read(mails.read(in), MailReader.MAX_DEPTH);
    }

    private Report read(Mail mail, int depth) {
        Notice notice = new Notice(mail);
        for (ReportFormat format : FORMATS) {
            Optional<Findings> findings = format.read(notice);
            if (findings.isPresent()) {
                Report report = report(notice, format, findings.get());
                return findings.get().guessed()
                        ? forwarded(mail, depth).or(() -> copied(notice, depth)).orElse(report)
                        : report;
            }
        }
        return forwarded(mail, depth).orElseGet(() -> noReport(notice));
    }

    /** A report that somebody sent on stands in a part of his mail. */
    private Optional<Report> forwarded(Mail mail, int depth) {
        if (depth == 0) {
            return Optional.empty();
        }
        for (Part part : mail.parts()) {
            if (part.kind() == PartKind.MAIL && part.text().length() > 0) {
                Report report = read(mails.read(part.text()), depth - 1);
                if (report.event() != Event.NOT_A_REPORT) {
                    return Optional.of(report);
                }
            }
        }
        return Optional.empty();
    }

    /** The manager of a list copies into its own words the notice that came back to it. */
    private Optional<Report> copied(Notice notice, int depth) {
        Prose prose = notice.prose();
        boolean ofMailer = Sender.isNamed(prose.returned().words("from").toLowerCase(Locale.ROOT));
        return depth > 0 && ofMailer
                ? Optional.of(read(mails.read(String.join("\n", prose.copy())), depth - 1))
                        .filter(report -> !report.recipients().isEmpty())
                : Optional.empty();
    }

    private static Report report(Notice notice, ReportFormat format, Findings findings) {
        List<String> cuts = new ArrayList<>(notice.mail().cuts());
        cuts.addAll(findings.cuts());
        if (notice.prose().cut()) {
            cuts.add("read the first " + Prose.MAX_LINES + " lines");
        }
        return new Report(
                findings.worst(),
                format.id(),
                findings.why(),
                findings.recipients(),
                OriginalMessage.of(notice.returned(), findings.envelopeId()),
                findings.reportingHost(),
                findings.feedbackType(),
                cuts);
    }

    private static Report noReport(Notice notice) {
        return new Report(
                Event.NOT_A_REPORT,
                Report.NO_FORMAT,
                "no format knows it",
                List.of(),
                OriginalMessage.of(Fields.NONE, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                notice.mail().cuts());
    }
}
