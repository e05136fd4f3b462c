package dev.rebote.policy;

import dev.rebote.disabling.DisablingLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The operator's rules about failures, and what follows from them for one incident. Implementations are thread-safe. */
public interface Policy {

    /**
     * Gives what is to be done; total: a policy ends with a rule for everything else.
     *
     * <p>While a plan of retries lasts, the decision holds {@link Action.TryAgain} and tags, and nothing else. When the incident is
     * finished, or the plan is over, it holds all the rest and no {@link Action.TryAgain}.
     */
    Decision decide(Incident incident, History history);

    /** Gives the ages of a waiting message at which its sender is told of the delay, ascending. */
    List<Duration> delayNotices();

    /** Gives the numbers by which those are disabled whom {@link Action.Count} counts against. */
    DisablingLimits disabling();

    /** Gives the processors to which mail is rerouted. */
    Set<String> processors();
}
