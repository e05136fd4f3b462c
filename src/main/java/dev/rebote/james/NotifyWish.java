package dev.rebote.james;

import dev.rebote.evidence.Event;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.DsnParameters;
import org.apache.mailet.DsnParameters.Notify;
import org.apache.mailet.DsnParameters.RecipientDsnParameters;
import org.apache.mailet.Mail;

/** What the sender of a mail asked for about a recipient (RFC 3461, section 4). */
final class NotifyWish {

    private NotifyWish() {}

    /** Says whether the sender wants to hear of this; who did not say anything wants to hear of failures and delays. */
    static boolean asksFor(Mail mail, MailAddress recipient, Event event) {
        Notify kind = event == Event.DELAYED ? Notify.DELAY : Notify.FAILURE;
        return parameters(mail, recipient)
                .flatMap(RecipientDsnParameters::getNotifyParameter)
                .map((EnumSet<Notify> wishes) -> wishes.contains(kind))
                .orElse(true);
    }

    /** Gives the address that the sender wrote (ORCPT). */
    static Optional<String> originalRecipient(Mail mail, MailAddress recipient) {
        return parameters(mail, recipient)
                .flatMap(RecipientDsnParameters::getOrcptParameter)
                .map(MailAddress::asString);
    }

    private static Optional<RecipientDsnParameters> parameters(Mail mail, MailAddress recipient) {
        return mail.dsnParameters()
                .map(DsnParameters::getRcptParameters)
                .flatMap(parameters -> Optional.ofNullable(parameters.get(recipient)));
    }
}
