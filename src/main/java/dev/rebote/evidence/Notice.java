package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import dev.rebote.evidence.mail.Fields;
import dev.rebote.evidence.mail.Mail;
import dev.rebote.evidence.mail.Part;
import dev.rebote.evidence.mail.PartKind;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail that may be a report, as the formats look at it.
 *
 * @param mail     the mail
 * @param from     its From field in lower case
 * @param fromAddress the address therein, in lower case
 * @param subject  its subject in lower case
 * @param prose    what it says to a person
 * @param returned the header of the message that it returns
 */
record Notice(Mail mail, String from, String fromAddress, String subject, Prose prose, Fields returned) {

    /** A part with fewer letters says nothing; the HTML beside it may. */
    private static final int FEW_LETTERS = 20;

    static Notice of(Mail mail) {
        String from = mail.header().words("from").toLowerCase(Locale.ROOT);
        Prose prose = Prose.of(humanText(mail));
        return new Notice(
                mail,
                from,
                Addresses.first(from).orElse(""),
                mail.header().words("subject").toLowerCase(Locale.ROOT),
                prose,
                returned(mail, prose));
    }

    private static Fields returned(Mail mail, Prose prose) {
        return mail.first(PartKind.MAIL)
                .map(part -> Fields.parse(part.text().stripLeading()))
                .filter(fields -> !fields.isEmpty())
                .orElse(prose.returned());
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
        return text.toString().strip().length() < FEW_LETTERS && html.length() > 0
                ? text.append(html).toString()
                : text.toString();
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

    /** Says whether the return path says that nobody shall answer: it is null, or a mailer's. */
    boolean hasNullReturnPath() {
        return header().first("return-path")
                .map(path -> path.strip().toLowerCase(Locale.ROOT))
                .filter(path -> path.equals("<>") || path.isEmpty() || path.contains("mailer-daemon"))
                .isPresent();
    }
}
