package dev.rebote.james;

import java.util.Optional;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is told of a failed mail, as the policy says; where none was asked, the sender is.
 *
 * @param kind    who that is
 * @param address its address; empty for nobody, and for the null sender
 */
record NoticeReader(Kind kind, Optional<MailAddress> address) {

    private static final Logger LOGGER = LoggerFactory.getLogger(NoticeReader.class);

    /** The postmaster of this server, whatever its address (RFC 5321, section 4.5.1). */
    private static final String POSTMASTER = "postmaster";

    /** What a reader is to the mail. */
    enum Kind {
        SENDER,
        /** The sender, but together with others. */
        SENDER_LATER,
        /** An address that is told in place of the sender. */
        NAMED,
        NOBODY
    }

    static NoticeReader of(Mail mail, MailAddress postmaster) {
        String decided = DecisionAttributes.reader(mail).orElse(DecisionAttributes.SENDER);
        return switch (decided) {
            case DecisionAttributes.SENDER -> sender(Kind.SENDER, mail);
            case DecisionAttributes.DIGEST -> sender(Kind.SENDER_LATER, mail);
            case DecisionAttributes.NOBODY -> new NoticeReader(Kind.NOBODY, Optional.empty());
            case POSTMASTER -> new NoticeReader(Kind.NAMED, Optional.of(postmaster));
            default -> named(mail, decided);
        };
    }

    private static NoticeReader sender(Kind kind, Mail mail) {
        return new NoticeReader(kind, mail.getMaybeSender().asOptional());
    }

    private static NoticeReader named(Mail mail, String address) {
        try {
            return new NoticeReader(Kind.NAMED, Optional.of(new MailAddress(address)));
        } catch (AddressException e) {
            LOGGER.warn("Mail {}: {} is no address; the sender is told", mail.getName(), DecisionAttributes.NOTIFY, e);
            return sender(Kind.SENDER, mail);
        }
    }

    boolean isNamed() {
        return kind == Kind.NAMED;
    }

    boolean isLater() {
        return kind == Kind.SENDER_LATER;
    }

    boolean is(MailAddress other) {
        return address.filter(other::equals).isPresent();
    }
}
