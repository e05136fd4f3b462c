package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.Mail;
import dev.rebote.evidence.mail.Part;
import dev.rebote.evidence.mail.PartKind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail that may be a report, as the formats look at it; what costs is found when first asked for. Not thread-safe. */
final class Notice {

    /** A part with fewer letters says nothing; the HTML beside it may. */
    private static final int FEW_LETTERS = 20;

    private final Mail mail;
    private final String from;
    private final String fromAddress;
    private final String subject;
    private @Nullable Prose prose;
    private @Nullable Prose told;
    private @Nullable Fields returned;
    private @Nullable ProseRecipients named;

    Notice(Mail mail) {
        this.mail = mail;
        this.from = mail.header().words("from").toLowerCase(Locale.ROOT);
        this.fromAddress = Addresses.first(from).orElse("");
        this.subject = mail.header().words("subject").strip().toLowerCase(Locale.ROOT);
    }

    Mail mail() {
        return mail;
    }

    /** Gives the From field in lower case. */
    String from() {
        return from;
    }

    /** Gives the address in the From field in lower case. */
    String fromAddress() {
        return fromAddress;
    }

    /** Gives the subject in lower case. */
    String subject() {
        return subject;
    }

    /** Gives what the mail says to a person. */
    Prose prose() {
        Prose known = prose;
        if (known == null) {
            known = Prose.of(humanText(mail));
            prose = known;
        }
        return known;
    }

    /** Gives what the mail tells of this message, without what it tells everybody. */
    Prose told() {
        Prose known = told;
        if (known == null) {
            known = prose().told();
            told = known;
        }
        return known;
    }

    /** Gives the header of the message that came back. */
    Fields returned() {
        Fields known = returned;
        if (known == null) {
            known = mail.first(PartKind.MAIL)
                    .map(part -> Fields.parse(part.text().stripLeading()))
                    .filter(fields -> !fields.isEmpty())
                    .orElseGet(() -> prose().returned());
            returned = known;
        }
        return known;
    }

    /** Gives the recipients that the prose names. */
    ProseRecipients named() {
        ProseRecipients known = named;
        if (known == null) {
            known = ProseRecipients.in(this);
            named = known;
        }
        return known;
    }

    private static String humanText(Mail mail) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (Part part : mail.parts()) {
            if (part.kind() == PartKind.MAIL) {
                break;
            }
            if (part.kind() == PartKind.TEXT) {
                text.append(part.text()).append('\n');
            } else if (part.kind() == PartKind.HTML) {
                html.append(part.text()).append('\n');
            }
        }
        boolean htmlSaysIt = html.length() > 0 && text.toString().strip().length() < FEW_LETTERS;
        return htmlSaysIt ? text.append(html).toString() : text.toString();
    }

    Fields header() {
        return mail.header();
    }

    String field(String name) {
        return mail.header().text(name);
    }

    /** Gives the address that the report came to: mostly the sender of the message that it is about. */
    Optional<String> addressee() {
        return Addresses.first(field("to")).map(address -> address.toLowerCase(Locale.ROOT));
    }

    /** Says whether the return path is null. */
    boolean hasEmptyReturnPath() {
        return header().first("return-path")
                .map(String::strip)
                .filter(path -> path.equals("<>") || path.isEmpty())
                .isPresent();
    }

    /** Says whether the return path says that nobody shall answer: it is null, or a mailer's. */
    boolean hasNullReturnPath() {
        return header().first("return-path")
                .map(path -> path.strip().toLowerCase(Locale.ROOT))
                .filter(path -> path.equals("<>") || path.isEmpty() || path.contains("mailer-daemon"))
                .isPresent();
    }
}
