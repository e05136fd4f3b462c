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
 * @param isLater whether it is told later, together with others
 */
record NoticeReader(Kind kind, Optional<MailAddress> address, boolean isLater) {

    private static final Logger LOGGER = LoggerFactory.getLogger(NoticeReader.class);

    /** The postmaster of this server, whatever its address (RFC 5321, section 4.5.1). */
    private static final String POSTMASTER = "postmaster";

    /** What a reader is to the mail. */
    enum Kind {
        SENDER,
        /** An address that is told in place of the sender. */
        NAMED,
        NOBODY
    }

    static NoticeReader of(Mail mail, MailAddress postmaster) {
        String decided = DecisionAttributes.reader(mail).orElse(DecisionAttributes.SENDER);
        boolean later = decided.startsWith(DecisionAttributes.DIGEST_TO);
        String reader = later ? decided.substring(DecisionAttributes.DIGEST_TO.length()) : decided;
        return switch (reader) {
            case DecisionAttributes.SENDER -> sender(mail, later);
            case DecisionAttributes.DIGEST -> sender(mail, true);
            case DecisionAttributes.NOBODY -> new NoticeReader(Kind.NOBODY, Optional.empty(), false);
            case POSTMASTER -> new NoticeReader(Kind.NAMED, Optional.of(postmaster), later);
            default -> named(mail, reader, later);
        };
    }

    private static NoticeReader sender(Mail mail, boolean later) {
        return new NoticeReader(Kind.SENDER, mail.getMaybeSender().asOptional(), later);
    }

    private static NoticeReader named(Mail mail, String address, boolean later) {
        try {
            return new NoticeReader(Kind.NAMED, Optional.of(new MailAddress(address)), later);
        } catch (AddressException e) {
            LOGGER.warn("Mail {}: {} is no address; the sender is told", mail.getName(), DecisionAttributes.NOTIFY, e);
            return sender(mail, later);
        }
    }

    boolean isNamed() {
        return kind == Kind.NAMED;
    }

    boolean is(MailAddress other) {
        return address.filter(other::equals).isPresent();
    }
}
