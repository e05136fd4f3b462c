package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import java.util.List;
import java.util.Locale;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what a policy decided about one mail, all of whose recipients share the decision. Whoever is to be told is only
 * written on the mail, since the notice comes after. Thread-safe.
 */
final class PolicyActions {

    private static final Logger LOGGER = LoggerFactory.getLogger(PolicyActions.class);

    /** On a mail that was sent another way because it failed: it is not sent around once more. */
    static final AttributeName REROUTED = AttributeName.of("rebote.rerouted");

    private final BounceMemory memory;
    private final HeldMails held;
    private final DeadTargets targets;
    private final MailetContext context;

    PolicyActions(BounceMemory memory, HeldMails held, DeadTargets targets, MailetContext context) {
        this.memory = memory;
        this.held = held;
        this.targets = targets;
        this.context = context;
    }

    /** Does everything that the decision says, in its order. */
    void carryOut(Mail mail, List<BounceCase> cases, Decision decision) throws MessagingException {
        DecisionAttributes.write(mail, decision);
        if (decision.first(Action.Count.class).isEmpty()) {
            cases.forEach(about -> memory.remember(mail, about));
        }
        for (Action action : decision.actions()) {
            carryOut(mail, cases, decision, action);
        }
    }

    private void carryOut(Mail mail, List<BounceCase> cases, Decision decision, Action action)
            throws MessagingException {
        if (action instanceof Action.Count) {
            cases.forEach(about -> memory.weigh(mail, about));
        } else if (action instanceof Action.Suppress suppress) {
            cases.forEach(about -> memory.suppress(mail, about, suppress, decision.rule()));
        } else if (action instanceof Action.Hold hold) {
            held.keep(mail, hold.duration());
        } else if (action instanceof Action.RerouteToProcessor reroute) {
            reroute(mail, reroute.processor());
        } else if (action instanceof Action.RerouteToAddress reroute) {
            rerouteTo(mail, reroute.address());
        } else if (action instanceof Action.Tag tag) {
            mail.setAttribute(new Attribute(AttributeName.of(tag.name()), AttributeValue.of(tag.value())));
        } else if (action instanceof Action.Unmap) {
            cases.forEach(about -> unmap(about, decision));
        }
    }

    private void reroute(Mail mail, String processor) throws MessagingException {
        if (mayReroute(mail)) {
            send(mail, processor);
        }
    }

    private void rerouteTo(Mail mail, String address) throws MessagingException {
        if (!mayReroute(mail)) {
            return;
        }
        Mail copy = fresh(mail);
        try {
            copy.setRecipients(List.of(address(address)));
            context.sendMail(copy, Mail.DEFAULT);
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }

    private void send(Mail mail, String processor) throws MessagingException {
        Mail copy = fresh(mail);
        try {
            context.sendMail(copy, processor);
        } finally {
            LifecycleUtil.dispose(copy);
        }
    }

    /** Gives a copy that carries nothing of its failure. */
    private static Mail fresh(Mail mail) throws MessagingException {
        Mail copy = mail.duplicate();
        DeliveryAttributes.removeAll(copy);
        BounceAttributes.remove(copy);
        DecisionAttributes.remove(copy);
        copy.setAttribute(new Attribute(REROUTED, AttributeValue.of("true")));
        return copy;
    }

    /** A second way that fails as well must not lead back to the first. */
    private static boolean mayReroute(Mail mail) {
        boolean first = mail.getAttribute(REROUTED).isEmpty();
        if (!first) {
            LOGGER.info("Mail {} was sent another way before and is not sent around again", mail.getName());
        }
        return first;
    }

    private static MailAddress address(String address) throws MessagingException {
        try {
            return new MailAddress(address);
        } catch (AddressException e) {
            throw new MessagingException("the policy names an address that James does not take: " + address, e);
        }
    }

    /** A table that fails must not keep the other actions from being done. */
    private void unmap(BounceCase about, Decision decision) {
        String reason = about.verdict().reason().map(Reason::id).orElse("unknown");
        try {
            targets.remove(about.recipient().toLowerCase(Locale.ROOT), "rule " + decision.rule() + ", " + reason);
        } catch (RecipientRewriteTableException | RuntimeException e) {
            LOGGER.error("A dead address could not be taken out of forwards and groups", e);
        }
    }
}
