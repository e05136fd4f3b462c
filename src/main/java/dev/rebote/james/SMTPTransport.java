package dev.rebote.james;

import java.util.Optional;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;

/**
 * The mail library's SMTP transport, which lets the {@link SmtpConversation} of its thread hear each command and each reply,
 * under TLS too. The library makes it, because the sessions name it in {@code mail.smtp.class}. It must be called
 * {@code SMTPTransport}: James converts every message to 7 bit for a transport of any other name.
 */
public final class SMTPTransport extends com.sun.mail.smtp.SMTPTransport {

    private final Optional<SmtpConversation> conversation = SmtpConversation.ofThisThread();

    public SMTPTransport(Session session, URLName url) {
        super(session, url, "smtp", "smtps".equalsIgnoreCase(url.getProtocol()));
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        conversation.ifPresent(listener -> listener.sent(command));
        try {
            super.sendCommand(command);
        } catch (MessagingException e) {
            conversation.ifPresent(listener -> listener.lost(e));
            throw e;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        conversation.ifPresent(SmtpConversation::waits);
        try {
            int code = super.readServerResponse();
            conversation.ifPresent(listener -> listener.replied(code, getLastServerResponse()));
            return code;
        } catch (MessagingException e) {
            conversation.ifPresent(listener -> listener.lost(e));
            throw e;
        }
    }
}
