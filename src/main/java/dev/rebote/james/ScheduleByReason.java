package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Retry;
import dev.rebote.policy.Action;
import dev.rebote.policy.Decision;
import dev.rebote.policy.History;
import dev.rebote.policy.Incident;
import dev.rebote.policy.Policy;
import dev.rebote.policy.RetryPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The policy where no file says another: what may be tried again is, at the pace of its cause, for five days. */
final class ScheduleByReason implements Policy {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    /** A blocklist takes hours to forget us, and asking it meanwhile makes it worse. */
    private static final Duration BLOCKED = Duration.ofHours(6);

    /** A mailbox that does not exist for now: the remote directory may be wrong once, not for days. */
    private static final int TRIES_OF_UNKNOWN = 4;

    @Override
    public Decision decide(Incident incident, History history) {
        Optional<Reason> reason = incident.verdict().reason();
        if (reason.isEmpty() || incident.finished() || incident.verdict().retry() != Retry.SAME) {
            return new Decision("no-retry", List.of());
        }
        return new Decision(reason.get().id(), List.of(new Action.TryAgain(plan(reason.get()))));
    }

    @Override
    public List<Duration> delayNotices() {
        return List.of(FOUR_HOURS, Duration.ofHours(24), Duration.ofHours(72));
    }

    private static RetryPlan plan(Reason reason) {
        return switch (reason) {
            case SENDER_GREYLISTED -> plan(QUARTER, 1, FOUR_HOURS, Optional.empty());
            case RECIPIENT_FULL, REMOTE_DISK_FULL ->
                plan(Duration.ofHours(2), 2, Duration.ofHours(12), Optional.empty());
            case RECIPIENT_UNKNOWN, RECIPIENT_SYNTAX, DOMAIN_UNKNOWN ->
                plan(QUARTER, 2, FOUR_HOURS, Optional.of(TRIES_OF_UNKNOWN));
            case SENDER_IP_BLOCKED, SENDER_DOMAIN_BLOCKED -> plan(BLOCKED, 1, BLOCKED, Optional.empty());
            case SENDER_REPUTATION -> plan(FOUR_HOURS, 1, FOUR_HOURS, Optional.empty());
            default -> plan(QUARTER, 2, FOUR_HOURS, Optional.empty());
        };
    }

    private static RetryPlan plan(Duration first, double factor, Duration longest, Optional<Integer> tries) {
        return new RetryPlan(first, factor, longest, tries, PolicyRetries.USUAL_EXPIRY, true);
    }
}
