package dev.rebote.james;

import dev.rebote.trust.PathSigner;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;

/** Mail whose return path is nobody's to change. */
final class UnsignedMail {

    /** RFC 2919 and RFC 2369: a list has a way of its own to find out who has gone. */
    private static final String[] OF_LISTS = {"List-Id", "List-Post"};

    private UnsignedMail() {}

    static boolean isToBeLeft(Mail mail, MailAddress sender) throws MessagingException {
        return PathSigner.claims(sender.asString()) || hasPathOfItsOwn(sender) || isOfList(mail);
    }

    /** VERP ({@code list+bob=example.org@}), BATV ({@code prvs=…=alice@}) and SRS ({@code SRS0=…@}) all have it. */
    private static boolean hasPathOfItsOwn(MailAddress sender) {
        return sender.getLocalPart().indexOf('=') >= 0;
    }

    private static boolean isOfList(Mail mail) throws MessagingException {
        MimeMessage message = mail.getMessage();
        if (message == null) {
            return false;
        }
        for (String field : OF_LISTS) {
            if (message.getHeader(field) != null) {
                return true;
            }
        }
        return false;
    }
}
