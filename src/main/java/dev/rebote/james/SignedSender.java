package dev.rebote.james;

import java.util.Optional;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;

/** The sender of a mail on its way out, which {@link SignReturnPath} replaces by a signed path and others put back. */
final class SignedSender {

    private SignedSender() {}

    /** Says whether the sender of this mail can be replaced; every mail of James's own queues is of that kind. */
    static boolean isReplaceable(Mail mail) {
        return mail instanceof MailImpl;
    }

    /** Replaces the sender and keeps who it was. */
    static void replace(Mail mail, MailAddress path) {
        mail.getMaybeSender().asOptional().ifPresent(sender -> {
            PathAttributes.writeSender(mail, sender.asString());
            ((MailImpl) mail).setSender(path);
        });
    }

    /** Puts the sender back who was replaced, if there was one, so that a notice goes to him and not to a signed path. */
    static void restore(Mail mail) {
        Optional<MailAddress> sender = PathAttributes.sender(mail).flatMap(SignedSender::address);
        if (sender.isPresent() && mail instanceof MailImpl ours) {
            ours.setSender(sender.orElseThrow());
            mail.removeAttribute(PathAttributes.SENDER);
        }
    }

    private static Optional<MailAddress> address(String text) {
        try {
            return Optional.of(new MailAddress(text));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
