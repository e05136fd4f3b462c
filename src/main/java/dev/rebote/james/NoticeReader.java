package dev.rebote.james;

import java.util.List;
import java.util.Optional;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who is told of a failed mail, as the policy says; where none was asked, the sender is.
 *
 * @param kind    who that is
 * @param later   whether it is told together with others
 * @param address its address; empty for nobody, and for the null sender
 */
record NoticeReader(Kind kind, boolean later, Optional<MailAddress> address) {

    private static final Logger LOGGER = LoggerFactory.getLogger(NoticeReader.class);

    /** The postmaster of this server, whatever its address (RFC 5321, section 4.5.1). */
    private static final String POSTMASTER = "postmaster";

    /** What a reader is to the mail. */
    enum Kind {
        SENDER,
        /** An address that the policy names. */
        NAMED,
        NOBODY
    }

    /** Gives all who are to be told. */
    static List<NoticeReader> all(Mail mail, MailAddress postmaster) {
        return DecisionAttributes.readers(mail).orElse(List.of(DecisionAttributes.SENDER)).stream()
                .map(reader -> of(mail, postmaster, reader))
                .distinct()
                .toList();
    }

    private static NoticeReader of(Mail mail, MailAddress postmaster, String reader) {
        boolean later = reader.endsWith(DecisionAttributes.DIGEST);
        String who = later ? reader.substring(0, reader.length() - DecisionAttributes.DIGEST.length()) : reader;
        return switch (who) {
            case DecisionAttributes.SENDER -> sender(mail, later);
            case DecisionAttributes.NOBODY -> new NoticeReader(Kind.NOBODY, false, Optional.empty());
            case POSTMASTER -> new NoticeReader(Kind.NAMED, later, Optional.of(postmaster));
            default -> named(mail, who, later);
        };
    }

    private static NoticeReader sender(Mail mail, boolean later) {
        return new NoticeReader(Kind.SENDER, later, mail.getMaybeSender().asOptional());
    }

    private static NoticeReader named(Mail mail, String address, boolean later) {
        try {
            return new NoticeReader(Kind.NAMED, later, Optional.of(new MailAddress(address)));
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
