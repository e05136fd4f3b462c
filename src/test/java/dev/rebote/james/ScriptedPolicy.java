package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import dev.rebote.policy.History;
import dev.rebote.policy.Incident;
import dev.rebote.policy.Policy;
import dev.rebote.policy.RetryPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A policy that does what the test says for each reason, and nothing for the others. */
final class ScriptedPolicy implements Policy {

    private final Map<Reason, List<Action>> actions = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private List<Duration> delayNotices = List.of();

    ScriptedPolicy on(Reason reason, Action... what) {
        actions.put(reason, List.of(what));
        return this;
    }

    ScriptedPolicy delayNotices(Duration... ages) {
        delayNotices = List.of(ages);
        return this;
    }

    /** A plan that waits this long, then twice as long, for ever. */
    static Action tryAgain(Duration first) {
        return new Action.TryAgain(plan(first, Duration.ofDays(5)));
    }

    static RetryPlan plan(Duration first, Duration giveUpAfter) {
        return new RetryPlan(first, 2, Duration.ofHours(4), Optional.empty(), giveUpAfter, true);
    }

    static Action hold(Duration howLong) {
        return new Action.Hold(Optional.of(howLong));
    }

    /** Gives what it was asked, in order. */
    synchronized List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    @Override
    public synchronized Decision decide(Incident incident, History history) {
        incidents.add(incident);
        return new Decision(
                "test",
                incident.verdict()
                        .reason()
                        .map(reason -> actions.getOrDefault(reason, List.of()))
                        .orElse(List.of()));
    }

    @Override
    public DisablingLimits disabling() {
        return DisablingLimits.DEFAULT;
    }

    @Override
    public Set<String> processors() {
        return Set.of();
    }

    @Override
    public List<Duration> delayNotices() {
        return delayNotices;
    }
}
