package dev.rebote.james;

import dev.rebote.notice.Reporter;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;

/** The server that notices come from, and how they leave it: each is a mail of its own, with the null return path. Thread-safe. */
final class NoticePost {

    private static final AttributeName FROM_AUTHORISED_NETWORK = AttributeName.of("org.apache.james.SMTPIsAuthNetwork");

    private final MailetContext context;
    private final NoticeParameters parameters;

    /** One for all: making one looks for files of providers in each jar. */
    private final Session session = Session.getInstance(new Properties());

    NoticePost(MailetContext context, NoticeParameters parameters) {
        this.context = context;
        this.parameters = parameters;
    }

    /** James learns who the postmaster is after its mailets are ready, so this is asked anew for each notice. */
    Reporter reporter() {
        MailAddress postmaster = context.getPostmaster();
        return parameters.reporter(postmaster.asString(), postmaster.getDomain().name());
    }

    /** Says whether the reader may see internal hosts, and where mail is forwarded to. */
    boolean isInsider(Telling about) {
        return switch (parameters.showInternals()) {
            case EVERYBODY -> true;
            case NOBODY -> false;
            case INSIDERS ->
                context.isLocalServer(about.address().getDomain())
                        || (!about.reader().isNamed() && hasLoggedIn(about.mail()));
        };
    }

    /** Who has sent the mail; a reader in the sender's place need not have. */
    private static boolean hasLoggedIn(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, Mail.SMTP_AUTH_USER, String.class)
                        .isPresent()
                || mail.getAttribute(FROM_AUTHORISED_NETWORK)
                        .filter(attribute -> "true"
                                .equals(String.valueOf(attribute.getValue().value())))
                        .isPresent();
    }

    /** Sends a mail that has nothing of the failed one: what a mail carries decides how James treats it. */
    void send(MailAddress reader, byte[] notice) throws MessagingException {
        MimeMessage message = new MimeMessageWrapper(session, new WrittenMessage(notice));
        MailImpl mail = MailImpl.builder()
                .name(MailImpl.getId())
                .sender(MaybeSender.nullSender())
                .addRecipient(reader)
                .mimeMessage(message)
                .build();
        try {
            context.sendMail(mail);
        } finally {
            LifecycleUtil.dispose(mail);
        }
    }
}
