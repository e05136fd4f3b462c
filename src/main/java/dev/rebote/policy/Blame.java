package dev.rebote.policy;

import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Trust;
import dev.rebote.policy.Action.Target;

/** What may be held against a recipient. Whatever a rule says, nobody is disabled for a fault that is not his own. */
final class Blame {

    private Blame() {}

    /** Says whether this may be done because of this verdict. */
    static boolean allows(Action action, Verdict verdict) {
        if (action instanceof Action.Count) {
            return verdict.event() == Event.FAILED && suppresses(verdict) != Suppresses.NO;
        }
        if (action instanceof Action.Suppress suppress) {
            return isProved(verdict) && allows(suppress.target(), verdict);
        }
        if (action instanceof Action.Unmap) {
            return isProved(verdict) && verdict.reason().filter(Blame::isGone).isPresent();
        }
        return true;
    }

    /** Says whether this cause means that nobody will ever read mail there again. */
    static boolean isGone(Reason reason) {
        return reason.suppresses() != Suppresses.NO && reason.persistence() == Persistence.PERMANENT;
    }

    /** Says whether a cause that counts against {@code suppresses} may disable {@code target} at once. */
    static boolean allows(Target target, Suppresses suppresses) {
        return suppresses == Suppresses.DOMAIN || (suppresses == Suppresses.ADDRESS && target != Target.DOMAIN);
    }

    /** Who complained wants no mail from this sender, or none at all; his neighbours have not said so. */
    private static boolean allows(Target target, Verdict verdict) {
        return verdict.event() == Event.COMPLAINT ? target != Target.DOMAIN : allows(target, suppresses(verdict));
    }

    /** A 4xx reply never disables at once, nor does a report that anybody may have written. */
    private static boolean isProved(Verdict verdict) {
        return verdict.evidence().trust() == Trust.PROVED
                && (verdict.event() == Event.COMPLAINT
                        || (verdict.event() == Event.FAILED && !verdict.status().isTransient()));
    }

    private static Suppresses suppresses(Verdict verdict) {
        return verdict.reason().map(Reason::suppresses).orElse(Suppresses.NO);
    }
}
