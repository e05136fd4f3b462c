package dev.rebote.classify;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.status.EnhancedStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * Why one delivery failed, and how we know.
 *
 * @param evidence    what was judged
 * @param event       what happened; the reason is told only for a failure or a delay
 * @param reason      the cause; empty when nothing failed
 * @param status      the effective status: the told one where it agrees with the cause, else the one that tells the cause best
 * @param persistence how long it lasts, narrowed by the class of the reply
 * @param scope       what else will fail for it
 * @param whoActs     who can do something about it
 * @param retry       whether the same message may be tried again, narrowed by the class of the reply
 * @param retryAfter  how long the remote asks us to wait
 * @param blocklist   the list that names us, when one is told
 * @param helpUrl     the page that the reply points to
 * @param newAddress  where the recipient has gone, when the reply tells it
 * @param rule        the id of the rule that decided
 * @param words       the words of the reply that the rule matched; empty when a code decided
 */
public record Verdict(
        Evidence evidence,
        Event event,
        Optional<Reason> reason,
        EnhancedStatus status,
        Persistence persistence,
        Scope scope,
        Actor whoActs,
        Retry retry,
        Optional<Duration> retryAfter,
        Optional<String> blocklist,
        Optional<String> helpUrl,
        Optional<String> newAddress,
        String rule,
        String words) {

    /** Gives a verdict that no rule has found: the reason is known, and all that follows from it. */
    public static Verdict of(Evidence evidence, Reason reason, String rule) {
        return new Verdict(
                evidence,
                evidence.event(),
                Optional.of(reason),
                reason.canonicalStatus(),
                reason.persistence(),
                reason.scope(),
                reason.whoActs(),
                reason.retry(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rule,
                "");
    }

    /** Gives the same verdict on other evidence, such as the words that one of several recipients was told. */
    public Verdict on(Evidence other) {
        return new Verdict(
                other,
                event,
                reason,
                status,
                persistence,
                scope,
                whoActs,
                retry,
                retryAfter,
                blocklist,
                helpUrl,
                newAddress,
                rule,
                words);
    }

    /** Gives the status that the remote told, right or wrong. */
    public Optional<EnhancedStatus> toldStatus() {
        return evidence.toldStatus();
    }

    /** Says whether the remote told one status and its words mean another: {@code 451 4.5.1 Mailbox full}. */
    public boolean contradictsToldStatus() {
        return toldStatus()
                .filter(told -> !told.isUndefined() && !told.equals(status))
                .isPresent();
    }

    /** Says whether the cause will not heal by itself. */
    public boolean isPermanent() {
        return event.isFailure() && persistence == Persistence.PERMANENT;
    }

    /** Says whether the cause will heal, in minutes or in days. */
    public boolean isTemporary() {
        return event.isFailure() && persistence != Persistence.PERMANENT;
    }
}
