package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/**
 * The mail attributes {@code rebote.*} that say why a mail could not be delivered. All are strings, so that James's own matchers
 * can compare them; what is not known has no attribute. The names are public API.
 */
public final class BounceAttributes {

    /** {@code failed}, {@code delayed}, or what else the mail tells of. */
    public static final AttributeName EVENT = AttributeName.of("rebote.event");
    /** The reason's id, such as {@code recipient.full}; none when nothing failed. */
    public static final AttributeName REASON = AttributeName.of("rebote.reason");
    /** The effective status, such as {@code 4.2.2}. */
    public static final AttributeName STATUS = AttributeName.of("rebote.status");
    /** The status that the remote told, right or wrong. */
    public static final AttributeName TOLD_STATUS = AttributeName.of("rebote.told-status");

    public static final AttributeName REPLY_CODE = AttributeName.of("rebote.reply-code");
    /** The remote's words; several lines are parted by line feeds. */
    public static final AttributeName REPLY = AttributeName.of("rebote.reply");
    /** {@code permanent}, {@code long} or {@code short}. */
    public static final AttributeName PERSISTENCE = AttributeName.of("rebote.persistence");
    /** {@code address}, {@code domain}, {@code message}, {@code sender}, {@code path} or {@code local}. */
    public static final AttributeName SCOPE = AttributeName.of("rebote.scope");
    /** {@code sender}, {@code sender-admin}, {@code recipient}, {@code recipient-admin} or {@code wait}. */
    public static final AttributeName WHO_ACTS = AttributeName.of("rebote.who-acts");
    /** {@code never}, {@code same} or {@code after-change}. */
    public static final AttributeName RETRY = AttributeName.of("rebote.retry");
    /** How long the remote asks us to wait, in seconds. */
    public static final AttributeName RETRY_AFTER = AttributeName.of("rebote.retry-after");
    /** The id of the rule that decided. */
    public static final AttributeName RULE = AttributeName.of("rebote.rule");
    /** The words of the reply that the rule matched. */
    public static final AttributeName WORDS = AttributeName.of("rebote.words");

    public static final AttributeName STAGE = AttributeName.of("rebote.stage");
    public static final AttributeName REMOTE_HOST = AttributeName.of("rebote.remote-host");
    public static final AttributeName ATTEMPTS = AttributeName.of("rebote.attempts");
    public static final AttributeName SOURCE = AttributeName.of("rebote.source");
    public static final AttributeName TRUST = AttributeName.of("rebote.trust");
    /** The recipient that it is about, as told; none when the mail's recipients share the verdict. */
    public static final AttributeName RECIPIENT = AttributeName.of("rebote.recipient");
    /** When it was said, in the form of {@link Instant#toString()}. */
    public static final AttributeName AT = AttributeName.of("rebote.at");
    /** The blocklist that names us. */
    public static final AttributeName BLOCKLIST = AttributeName.of("rebote.blocklist");
    /** The page that the reply points to. */
    public static final AttributeName HELP_URL = AttributeName.of("rebote.help-url");
    /** Where the recipient has gone. */
    public static final AttributeName NEW_ADDRESS = AttributeName.of("rebote.new-address");

    /**
     * When we give up a delayed message, in the form of {@link Instant#toString()}. Whoever tries again sets it, since no verdict
     * knows it; a notice tells it.
     */
    public static final AttributeName RETRY_UNTIL = AttributeName.of("rebote.retry-until");

    static final List<AttributeName> ALL = List.of(
            EVENT,
            REASON,
            STATUS,
            TOLD_STATUS,
            REPLY_CODE,
            REPLY,
            PERSISTENCE,
            SCOPE,
            WHO_ACTS,
            RETRY,
            RETRY_AFTER,
            RULE,
            WORDS,
            STAGE,
            REMOTE_HOST,
            ATTEMPTS,
            SOURCE,
            TRUST,
            RECIPIENT,
            AT,
            BLOCKLIST,
            HELP_URL,
            NEW_ADDRESS,
            RETRY_UNTIL);

    private BounceAttributes() {}

    /** Writes {@code verdict}; nothing of an earlier one stays, but when we give up a message that is still delayed. */
    public static void write(Mail mail, Verdict verdict) {
        Optional<Instant> retryUntil = verdict.event() == Event.DELAYED ? readRetryUntil(mail) : Optional.empty();
        remove(mail);
        writeEvidence(mail, verdict.evidence());
        set(mail, RETRY_UNTIL, retryUntil.map(Instant::toString));
        set(mail, EVENT, verdict.event().id());
        set(mail, REASON, verdict.reason().map(Reason::id));
        set(mail, STATUS, verdict.status().toString());
        set(mail, PERSISTENCE, verdict.persistence().id());
        set(mail, SCOPE, verdict.scope().id());
        set(mail, WHO_ACTS, verdict.whoActs().id());
        set(mail, RETRY, verdict.retry().id());
        set(mail, RETRY_AFTER, verdict.retryAfter().map(wait -> Long.toString(wait.toSeconds())));
        set(mail, RULE, verdict.rule());
        set(mail, WORDS, verdict.words());
        set(mail, BLOCKLIST, verdict.blocklist());
        set(mail, HELP_URL, verdict.helpUrl());
        set(mail, NEW_ADDRESS, verdict.newAddress());
    }

    /** Writes that a mail is delayed, and when we give it up. */
    static void writeDelay(Mail mail, Instant retryUntil) {
        set(mail, EVENT, Event.DELAYED.id());
        set(mail, RETRY_UNTIL, retryUntil.toString());
    }

    private static void writeEvidence(Mail mail, Evidence evidence) {
        set(mail, TOLD_STATUS, evidence.toldStatus().map(EnhancedStatus::toString));
        set(mail, REPLY_CODE, evidence.replyCode().map(ReplyCode::toString));
        set(mail, REPLY, evidence.reply());
        set(mail, STAGE, evidence.stage().id());
        set(mail, REMOTE_HOST, evidence.remoteHost());
        set(mail, ATTEMPTS, Integer.toString(evidence.attempts()));
        set(mail, SOURCE, evidence.source().id());
        set(mail, TRUST, evidence.trust().id());
        set(mail, RECIPIENT, evidence.recipient());
        set(mail, AT, evidence.at().map(Instant::toString));
    }

    /**
     * Reads what {@link #write} wrote, or what an operator set: a reason alone is enough, and brings its own axes. Empty when the
     * mail has neither event nor reason that we know.
     */
    public static Optional<Verdict> read(Mail mail) {
        return new WrittenVerdict(mail).verdict();
    }

    /** Reads the verdict on one recipient: the mail's verdict, with this recipient's own words where they differ. */
    public static Optional<Verdict> read(Mail mail, MailAddress recipient) {
        return new WrittenVerdict(mail).verdict(recipient);
    }

    /** Reads when we give up. */
    public static Optional<Instant> readRetryUntil(Mail mail) {
        return new WrittenVerdict(mail).instant(RETRY_UNTIL);
    }

    /** Removes all of them. */
    public static void remove(Mail mail) {
        ALL.forEach(mail::removeAttribute);
    }

    private static void set(Mail mail, AttributeName name, Optional<String> value) {
        value.ifPresent(text -> set(mail, name, text));
    }

    private static void set(Mail mail, AttributeName name, String value) {
        if (!value.isEmpty()) {
            mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
        }
    }
}
