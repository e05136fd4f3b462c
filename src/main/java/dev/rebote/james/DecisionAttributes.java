package dev.rebote.james;

import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import java.util.List;
import java.util.Locale;
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
    /** Who is told: {@code sender}, {@code digest}, {@code nobody}, an address, or {@code digest:} and an address. */
    public static final AttributeName NOTIFY = AttributeName.of("rebote.decision.notify");
    /** {@code true} when the policy was only asked. */
    public static final AttributeName DRY_RUN = AttributeName.of("rebote.decision.dry-run");

    /** On a part of a mail on its way back to the beginning of the processor: its decision has been carried out. */
    private static final AttributeName DONE = AttributeName.of("rebote.decision.done");

    static final List<AttributeName> ALL = List.of(RULE, ACTIONS, NOTIFY, DRY_RUN, DONE);

    /** What {@link #NOTIFY} says when the sender is told. */
    static final String SENDER = "sender";
    /** What {@link #NOTIFY} says when the sender is told later, of many at once. */
    static final String DIGEST = "digest";
    /** What stands before an address in {@link #NOTIFY} that is told later, of many at once. */
    static final String DIGEST_TO = "digest:";
    /** What {@link #NOTIFY} says when nobody is told. */
    static final String NOBODY = "nobody";

    private DecisionAttributes() {}

    /** Writes {@code decision}; nothing of an earlier one stays. */
    static void write(Mail mail, Decision decision) {
        remove(mail);
        set(mail, RULE, decision.rule());
        set(
                mail,
                ACTIONS,
                decision.actions().stream().map(DecisionAttributes::word).collect(Collectors.joining(", ")));
        set(
                mail,
                NOTIFY,
                decision.first(Action.Notify.class)
                        .map(DecisionAttributes::reader)
                        .orElse(NOBODY));
    }

    /** Writes what would be done; who is told stays open, as if there were no policy. */
    static void writeDryRun(Mail mail, Decision decision) {
        write(mail, decision);
        mail.removeAttribute(NOTIFY);
        set(mail, DRY_RUN, "true");
    }

    private static String word(Action action) {
        return switch (kind(action)) {
            case "TryAgain" -> "retry";
            case "RerouteToProcessor", "RerouteToAddress" -> "reroute";
            default -> kind(action).toLowerCase(Locale.ROOT);
        };
    }

    private static String kind(Action action) {
        return action.getClass().getSimpleName();
    }

    private static String reader(Action.Notify notify) {
        String later = notify.digest() ? DIGEST_TO : "";
        return notify.address().map(later::concat).orElse(notify.digest() ? DIGEST : SENDER);
    }

    /** Gives who is to be told; empty when no policy was asked. */
    static Optional<String> reader(Mail mail) {
        return AttributeUtils.getValueAndCastFromMail(mail, NOTIFY, String.class);
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
