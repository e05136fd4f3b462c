package dev.rebote.james;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.Stage;
import dev.rebote.status.ReplyCode;
import dev.rebote.testing.CaughtMail;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.base.test.FakeMail;

/**
 * What became of one recipient: delivered, or given up after this last reply.
 *
 * @param recipient the local part
 * @param stage     the step; empty when delivered
 * @param reply     the words
 * @param code      the reply code
 * @param host      the remote host's name
 * @param attempts  how often it was tried
 * @param permanent James's {@code is-delivery-permanent-error}
 */
record Fate(
        String recipient,
        Optional<Stage> stage,
        String reply,
        Optional<Integer> code,
        Optional<String> host,
        int attempts,
        boolean permanent) {

    static Fate delivered(String recipient) {
        return new Fate(recipient, Optional.empty(), "", Optional.empty(), Optional.empty(), 0, false);
    }

    /** A refusal with a reply, the code of which is its first three characters. */
    static Fate refused(String recipient, Stage stage, String reply, int attempts, boolean permanent) {
        return new Fate(
                recipient,
                Optional.of(stage),
                reply,
                ReplyCode.parseAt(reply, 0).map(ReplyCode::value),
                Optional.of(ScenarioRun.HOST),
                attempts,
                permanent);
    }

    /** A failure in which the remote host said nothing; these words are ours. */
    static Fate broken(String recipient, Stage stage, String words, int attempts) {
        return new Fate(
                recipient, Optional.of(stage), words, Optional.empty(), Optional.of(ScenarioRun.HOST), attempts, false);
    }

    Fate fromHost(String otherHost) {
        return new Fate(recipient, stage, reply, code, Optional.of(otherHost), attempts, permanent);
    }

    Fate withoutHost(boolean isPermanent) {
        return new Fate(recipient, stage, reply, code, Optional.empty(), attempts, isPermanent);
    }

    /** Reads the fates of the recipients of a mail that came to the bounce processor. */
    static List<Fate> failed(CaughtMail caught) {
        return caught.recipients().stream()
                .map(recipient -> failed(caught, recipient))
                .toList();
    }

    private static Fate failed(CaughtMail caught, String recipient) {
        Evidence evidence =
                EvidenceAttributes.read(mail(caught), address(recipient)).orElseThrow();
        return new Fate(
                localPart(recipient),
                Optional.of(evidence.stage()),
                evidence.reply(),
                evidence.replyCode().map(ReplyCode::value),
                evidence.remoteHost(),
                evidence.attempts(),
                (Boolean) caught.attribute("is-delivery-permanent-error").orElseThrow());
    }

    /** Gives the mail with its attributes, so that evidence can be read from it. */
    static FakeMail mail(CaughtMail caught) {
        try {
            FakeMail mail = FakeMail.builder().name(caught.name()).build();
            caught.attributes().forEach((name, attribute) -> mail.setAttribute(copy(name, attribute)));
            return mail;
        } catch (javax.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String localPart(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    private static Attribute copy(String name, Attribute attribute) {
        return new Attribute(AttributeName.of(name), attribute.getValue());
    }

    private static MailAddress address(String text) {
        try {
            return new MailAddress(text);
        } catch (javax.mail.internet.AddressException e) {
            throw new IllegalStateException(e);
        }
    }
}
