package dev.rebote.james;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The mail attributes that carry one piece of evidence from the delivery to the mailets of the bounce processor. All are
 * strings, so that they survive every queue and James's own matchers can compare them; only {@link #REPLIES} is a map.
 */
public final class EvidenceAttributes {

    public static final AttributeName EVENT = AttributeName.of("rebote.evidence.event");
    public static final AttributeName SOURCE = AttributeName.of("rebote.evidence.source");
    public static final AttributeName TRUST = AttributeName.of("rebote.evidence.trust");
    public static final AttributeName STAGE = AttributeName.of("rebote.evidence.stage");
    public static final AttributeName REPLY_CODE = AttributeName.of("rebote.evidence.reply-code");
    public static final AttributeName TOLD_STATUS = AttributeName.of("rebote.evidence.told-status");
    /**
     * The reply; where the recipients of the mail were answered in the same words but for their own address,
     * {@code [recipient]} stands for it, and {@link #REPLIES} has each one's own words.
     */
    public static final AttributeName REPLY = AttributeName.of("rebote.evidence.reply");
    /** Recipient to its own reply; there only when the recipients' replies differ in their own address. */
    public static final AttributeName REPLIES = AttributeName.of("rebote.evidence.replies");
    /** The recipient; there only when the mail has one. */
    public static final AttributeName RECIPIENT = AttributeName.of("rebote.evidence.recipient");

    public static final AttributeName REMOTE_HOST = AttributeName.of("rebote.evidence.remote-host");
    /** The remote host's IP address, which {@link Evidence} does not hold. */
    public static final AttributeName REMOTE_ADDRESS = AttributeName.of("rebote.evidence.remote-address");

    public static final AttributeName ATTEMPTS = AttributeName.of("rebote.evidence.attempts");
    /** When it was said, in the form of {@link Instant#toString()}. */
    public static final AttributeName AT = AttributeName.of("rebote.evidence.at");
    /** When delivery was first tried, in the form of {@link Instant#toString()}; {@link Evidence} does not hold it. */
    public static final AttributeName FIRST_ATTEMPT = AttributeName.of("rebote.evidence.first-attempt");

    static final List<AttributeName> ALL = List.of(
            EVENT,
            SOURCE,
            TRUST,
            STAGE,
            REPLY_CODE,
            TOLD_STATUS,
            REPLY,
            REPLIES,
            RECIPIENT,
            REMOTE_HOST,
            REMOTE_ADDRESS,
            ATTEMPTS,
            AT,
            FIRST_ATTEMPT);

    private EvidenceAttributes() {}

    /** Writes {@code evidence}; nothing of earlier evidence stays. */
    public static void write(Mail mail, Evidence evidence) {
        remove(mail);
        set(mail, EVENT, evidence.event().id());
        set(mail, SOURCE, evidence.source().id());
        set(mail, TRUST, evidence.trust().id());
        set(mail, STAGE, evidence.stage().id());
        set(mail, REPLY, evidence.reply());
        set(mail, ATTEMPTS, Integer.toString(evidence.attempts()));
        evidence.replyCode().ifPresent(code -> set(mail, REPLY_CODE, code.toString()));
        evidence.toldStatus().ifPresent(status -> set(mail, TOLD_STATUS, status.toString()));
        evidence.recipient().ifPresent(recipient -> set(mail, RECIPIENT, recipient));
        evidence.remoteHost().ifPresent(host -> set(mail, REMOTE_HOST, host));
        evidence.at().ifPresent(at -> set(mail, AT, at.toString()));
    }

    /** Adds each recipient's own words to evidence that its recipients share. */
    public static void writeReplies(Mail mail, Map<MailAddress, String> replies) {
        Map<String, AttributeValue<?>> values = replies.entrySet().stream()
                .collect(Collectors.toMap(entry -> key(entry.getKey()), entry -> AttributeValue.of(entry.getValue())));
        mail.setAttribute(new Attribute(REPLIES, AttributeValue.of(values)));
    }

    /** Adds the IP address of the remote host. */
    public static void writeRemoteAddress(Mail mail, String address) {
        set(mail, REMOTE_ADDRESS, address);
    }

    /** Adds when delivery was first tried. */
    public static void writeFirstAttempt(Mail mail, Instant firstAttempt) {
        set(mail, FIRST_ATTEMPT, firstAttempt.toString());
    }

    /** Reads what {@link #write} wrote; empty when the mail carries no evidence, or none that we understand. */
    public static Optional<Evidence> read(Mail mail) {
        return text(mail, EVENT)
                .flatMap(Event::parse)
                .flatMap(event -> source(mail).map(source -> Evidence.of(event, source)))
                .map(builder -> fill(mail, builder).build());
    }

    /** Reads the evidence of one recipient: the shared evidence with this recipient and its own words in it. */
    public static Optional<Evidence> read(Mail mail, MailAddress recipient) {
        return read(mail)
                .map(evidence -> evidence.toBuilder()
                        .recipient(recipient.asString())
                        .reply(ownReply(mail, recipient).orElse(evidence.reply()))
                        .build());
    }

    /** Reads the IP address of the remote host. */
    public static Optional<String> readRemoteAddress(Mail mail) {
        return text(mail, REMOTE_ADDRESS);
    }

    /** Reads when delivery was first tried. */
    public static Optional<Instant> readFirstAttempt(Mail mail) {
        return text(mail, FIRST_ATTEMPT).flatMap(EvidenceAttributes::instant);
    }

    /** Removes all evidence. */
    public static void remove(Mail mail) {
        ALL.forEach(mail::removeAttribute);
    }

    private static Evidence.Builder fill(Mail mail, Evidence.Builder builder) {
        text(mail, TRUST).flatMap(EvidenceAttributes::trust).ifPresent(builder::trust);
        text(mail, STAGE).flatMap(EvidenceAttributes::stage).ifPresent(builder::stage);
        text(mail, REPLY_CODE).flatMap(ReplyCode::parse).ifPresent(builder::replyCode);
        text(mail, TOLD_STATUS).flatMap(EnhancedStatus::parse).ifPresent(builder::toldStatus);
        text(mail, REPLY).ifPresent(builder::reply);
        text(mail, RECIPIENT).ifPresent(builder::recipient);
        text(mail, REMOTE_HOST).ifPresent(builder::remoteHost);
        text(mail, ATTEMPTS).flatMap(EvidenceAttributes::number).ifPresent(builder::attempts);
        text(mail, AT).flatMap(EvidenceAttributes::instant).ifPresent(builder::at);
        return builder;
    }

    private static Optional<String> ownReply(Mail mail, MailAddress recipient) {
        return mail.getAttribute(REPLIES)
                .map(attribute -> attribute.getValue().value())
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .map(replies -> replies.get(key(recipient)))
                .filter(AttributeValue.class::isInstance)
                .map(value -> ((AttributeValue<?>) value).value())
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static String key(MailAddress address) {
        return address.asString();
    }

    private static void set(Mail mail, AttributeName name, String value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
    }

    private static Optional<String> text(Mail mail, AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
    }

    private static Optional<EvidenceSource> source(Mail mail) {
        return text(mail, SOURCE)
                .flatMap(id -> Arrays.stream(EvidenceSource.values())
                        .filter(source -> source.id().equals(id))
                        .findFirst());
    }

    private static Optional<Trust> trust(String id) {
        return Arrays.stream(Trust.values())
                .filter(trust -> trust.id().equals(id))
                .findFirst();
    }

    private static Optional<Stage> stage(String id) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.id().equals(id))
                .findFirst();
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
