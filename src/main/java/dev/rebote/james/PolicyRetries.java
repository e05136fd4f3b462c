package dev.rebote.james;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import dev.rebote.policy.History;
import dev.rebote.policy.Incident;
import dev.rebote.policy.Policy;
import dev.rebote.policy.RetryPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;

/**
 * Lets the policy decide, by why an attempt failed. A verdict that is permanent ends the delivery, whatever the policy says; the
 * number of the reply alone ends nothing. Thread-safe.
 */
final class PolicyRetries implements Retries {

    /** RFC 5321, section 4.5.4.1: four to five days. For a policy that only holds, and so says nothing of an end. */
    static final Duration USUAL_EXPIRY = Duration.ofDays(5);

    private final Classifier classifier;
    private final Policy policy;
    private final History history;
    private final Optional<Duration> expiry;

    /**
     * @param expiry the time since the first attempt after which nothing is tried any more, when it is not to be the policy's
     */
    PolicyRetries(Classifier classifier, Policy policy, History history, Optional<Duration> expiry) {
        this.classifier = classifier;
        this.policy = policy;
        this.history = history;
        this.expiry = expiry;
    }

    @Override
    public Map<MailAddress, Prospect> after(FailureGroup group, Trial trial) {
        Verdict verdict = classifier.classify(group.unfinished());
        Map<MailAddress, Prospect> prospects = new LinkedHashMap<>();
        for (MailAddress recipient : group.replies().keySet()) {
            prospects.put(recipient, prospect(group, verdict, recipient, trial));
        }
        return prospects;
    }

    private Prospect prospect(FailureGroup group, Verdict verdict, MailAddress recipient, Trial trial) {
        if (verdict.isPermanent()) {
            return new Prospect.Refused(true);
        }
        Decision decision = policy.decide(incident(verdict, recipient, trial), history);
        Optional<RetryPlan> plan =
                decision.first(Action.TryAgain.class).map(Action.TryAgain::plan).map(this::untilExpiry);
        Optional<Duration> hold = decision.first(Action.Hold.class).flatMap(Action.Hold::duration);
        if (plan.isEmpty() && hold.isEmpty()) {
            return new Prospect.Refused(group.failure().permanent());
        }
        Duration giveUpAfter = plan.map(RetryPlan::giveUpAfter).orElse(expiry.orElse(USUAL_EXPIRY));
        return plan.map(own -> own.next(trial.attempts(), trial.age(), verdict.retryAfter()))
                .orElse(hold.filter(wait -> trial.age().compareTo(giveUpAfter) < 0))
                .<Prospect>map(wait -> again(longer(wait, hold), giveUpAfter, trial))
                .orElseGet(Prospect.Expired::new);
    }

    /** The last attempt is made when the time is over, and not as long after that as the plan would have waited. */
    private static Prospect again(Duration wait, Duration giveUpAfter, Trial trial) {
        Duration left = giveUpAfter.minus(trial.age());
        return new Prospect.Again(
                wait.compareTo(left) > 0 ? left : wait, trial.first().plus(giveUpAfter));
    }

    private static Duration longer(Duration wait, Optional<Duration> hold) {
        return hold.filter(held -> held.compareTo(wait) > 0).orElse(wait);
    }

    private RetryPlan untilExpiry(RetryPlan plan) {
        return expiry.map(until -> new RetryPlan(
                        plan.first(), plan.factor(), plan.longest(), plan.tries(), until, plan.heedsHint()))
                .orElse(plan);
    }

    private static Incident incident(Verdict verdict, MailAddress recipient, Trial trial) {
        return new Incident(
                verdict,
                recipient.asString(),
                trial.sender(),
                trial.messageBytes(),
                trial.attempts(),
                trial.age(),
                false);
    }
}
