package dev.rebote.james;

import dev.rebote.evidence.Report;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The mail attributes {@code rebote.report.*} that say what a mail reports, beside those of {@link BounceAttributes} for the
 * recipient who fared worst. All are strings; what is not known has no attribute. The names are public API.
 */
public final class ReportAttributes {

    /** The format that it was read by, {@code none} when the mail is no report. */
    public static final AttributeName FORMAT = AttributeName.of("rebote.report.format");
    /** Why it was read so. */
    public static final AttributeName WHY = AttributeName.of("rebote.report.why");
    /** All recipients that it names, one a line. */
    public static final AttributeName RECIPIENTS = AttributeName.of("rebote.report.recipients");
    /** The Message-ID of the mail that it is about. */
    public static final AttributeName MESSAGE_ID = AttributeName.of("rebote.report.message-id");
    /** The sender's own id of the transaction that it is about. */
    public static final AttributeName ENVELOPE_ID = AttributeName.of("rebote.report.envelope-id");
    /** The type of a feedback report: {@code abuse}, {@code auth-failure}, … */
    public static final AttributeName FEEDBACK_TYPE = AttributeName.of("rebote.report.feedback-type");

    private ReportAttributes() {}

    static void write(Mail mail, Report report) {
        set(mail, FORMAT, Optional.of(report.format()));
        set(mail, WHY, Optional.of(report.why()));
        set(mail, RECIPIENTS, Optional.of(recipients(report)));
        set(mail, MESSAGE_ID, report.original().messageId());
        set(mail, ENVELOPE_ID, report.original().envelopeId());
        set(mail, FEEDBACK_TYPE, report.feedbackType());
    }

    /** Gives the format that was found when the mail was read, empty when it has not been read. */
    static Optional<String> format(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, FORMAT, String.class);
    }

    /** Gives the Message-ID of the mail that it is about. */
    static Optional<String> messageId(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, MESSAGE_ID, String.class);
    }

    private static String recipients(Report report) {
        return report.recipients().stream()
                .flatMap(recipient -> recipient.evidence().recipient().stream())
                .collect(Collectors.joining("\n"));
    }

    private static void set(Mail mail, AttributeName name, Optional<String> value) {
        mail.removeAttribute(name);
        value.filter(text -> !text.isEmpty())
                .ifPresent(text -> mail.setAttribute(new Attribute(name, AttributeValue.of(text))));
    }
}
