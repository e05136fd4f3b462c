package dev.rebote.james;

import com.google.common.base.Splitter;
import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** The mail attributes {@code rebote.decision.*} that say what the policy has decided. All are strings; the names are public API. */
public final class DecisionAttributes {

    /** The id of the rule that decided. */
    public static final AttributeName RULE = AttributeName.of("rebote.decision.rule");
    /** What is done, in the words of the policy, parted by commas. */
    public static final AttributeName ACTIONS = AttributeName.of("rebote.decision.actions");
    /**
     * Who is told: {@code sender}, {@code nobody}, {@code postmaster} or an address, parted by commas; with the word
     * {@code digest} behind it, together with others.
     */
    public static final AttributeName NOTIFY = AttributeName.of("rebote.decision.notify");
    /** {@code true} when the policy was only asked. */
    public static final AttributeName DRY_RUN = AttributeName.of("rebote.decision.dry-run");

    /** On a part of a mail on its way back to the beginning of the processor: its decision has been carried out. */
    private static final AttributeName DONE = AttributeName.of("rebote.decision.done");

    static final List<AttributeName> ALL = List.of(RULE, ACTIONS, NOTIFY, DRY_RUN, DONE);

    /** What {@link #NOTIFY} says when the sender is told. */
    static final String SENDER = "sender";
    /** What stands behind who is told of many at once. */
    static final String DIGEST = " digest";
    /** What {@link #NOTIFY} says when nobody is told. */
    static final String NOBODY = "nobody";

    private static final Splitter COMMA = Splitter.on(',').trimResults().omitEmptyStrings();

    private DecisionAttributes() {}

    /** Writes {@code decision}; nothing of an earlier one stays. */
    static void write(Mail mail, Decision decision) {
        remove(mail);
        set(mail, RULE, decision.rule());
        set(mail, ACTIONS, decision.actionsText());
        set(mail, NOTIFY, readers(decision));
    }

    /** Writes what would be done; who is told stays open, as if there were no policy. */
    static void writeDryRun(Mail mail, Decision decision) {
        write(mail, decision);
        mail.removeAttribute(NOTIFY);
        set(mail, DRY_RUN, "true");
    }

    private static String readers(Decision decision) {
        String readers = decision.actions().stream()
                .filter(Action.Notify.class::isInstance)
                .map(Action.Notify.class::cast)
                .map(notify -> notify.address().orElse(SENDER) + (notify.digest() ? DIGEST : ""))
                .collect(Collectors.joining(","));
        return readers.isEmpty() ? NOBODY : readers;
    }

    /** Gives who is to be told; empty when no policy was asked. */
    static Optional<List<String>> readers(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, NOTIFY, String.class)
                .map(text -> COMMA.splitToList(text));
    }

    static void markDone(Mail mail) {
        set(mail, DONE, "true");
    }

    static boolean isDone(Mail mail) {
        return mail.getAttribute(DONE).isPresent();
    }

    /** Forgets the mark, so that the same mail may be decided about again. */
    static void forgetDone(Mail mail) {
        mail.removeAttribute(DONE);
    }

    static void remove(Mail mail) {
        ALL.forEach(mail::removeAttribute);
    }

    private static void set(Mail mail, AttributeName name, String value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
    }
}
