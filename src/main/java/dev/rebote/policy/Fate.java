package dev.rebote.policy;

import dev.rebote.policy.Action.Drop;
import dev.rebote.policy.Action.Hold;
import dev.rebote.policy.Action.RerouteToAddress;
import dev.rebote.policy.Action.RerouteToProcessor;
import dev.rebote.policy.Action.Suppress;
import dev.rebote.policy.Action.Tag;
import dev.rebote.policy.Action.TryAgain;

/** What becomes of the mail itself; a mail has one fate, while many may be told of it. */
final class Fate {

    private Fate() {}

    /** Says whether an action leaves no room for another, later one: the same, a second plan, a second fate, a second value. */
    static boolean excludes(Action earlier, Action later) {
        return earlier.equals(later)
                || (earlier instanceof TryAgain && later instanceof TryAgain)
                || (isFate(earlier) && isFate(later))
                || (earlier instanceof Tag one
                        && later instanceof Tag other
                        && one.name().equals(other.name()))
                || (earlier instanceof Suppress one
                        && later instanceof Suppress other
                        && one.target() == other.target());
    }

    private static boolean isFate(Action action) {
        return action instanceof Hold
                || action instanceof Drop
                || action instanceof RerouteToAddress
                || action instanceof RerouteToProcessor;
    }
}
