package dev.rebote.james;

import dev.rebote.classify.Reason;
import dev.rebote.trust.PathState;
import java.util.List;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRunnable;

/** The names of all metrics, as they stand in James's metrics and in {@code docs/attributes-and-metrics.md}. Public API. */
final class MetricNames {

    /** James's own: mails that all their recipients have got. */
    static final String OUTGOING_MAILS = DeliveryRunnable.OUTGOING_MAILS;
    /** James's own: the time of one attempt at delivery. */
    static final String DELIVERY_TRIAL = DeliveryRunnable.REMOTE_DELIVERY_TRIAL;

    /** Recipients who were delivered. */
    static final String DELIVERED = "rebote.delivery.delivered";
    /** Recipients who go back to the queue, once for each time. */
    static final String DEFERRED = "rebote.delivery.deferred";
    /** Recipients who were given up. */
    static final String FAILED = "rebote.delivery.failed";

    /** The time of one verdict. */
    static final String DECODE = "rebote.decode";
    /** What stands before the id of the reason in the counters of verdicts. */
    static final String VERDICT = "rebote.verdict.";

    /** Mails of which the sender, or who the policy names, was told. */
    static final String NOTICE_SENT = "rebote.notice.sent";
    /** Mails of which nobody was told, because nobody wants that or was told before. */
    static final String NOTICE_WITHHELD = "rebote.notice.withheld";

    /** Recipients of whom somebody will be told later, of many at once. */
    static final String NOTICE_PUT_OFF = "rebote.notice.put-off";
    /** Messages that tell of many at once. */
    static final String NOTICE_DIGEST = "rebote.notice.digest";
    /** Times that the memory of notices could not be reached, so that somebody may have been told twice or too often. */
    static final String NOTICE_UNLIMITED = "rebote.notice.unlimited";
    /** Mails whose return path was signed. */
    static final String PATH_SIGNED = "rebote.path.signed";
    /** Recipients who were refused because their address is a return path that is not good. */
    static final String PATH_REFUSED = "rebote.path.refused";
    /** What stands before the id of the state in the counters of the paths that mail came to. */
    static final String PATH = "rebote.path.";
    /** Recipients to whom nothing was sent, because they are suppressed. */
    static final String SUPPRESSED = "rebote.suppressed";
    /** Questions that the store did not answer in time, so that mail went on without it. */
    static final String STORE_UNAVAILABLE = "rebote.store.unavailable";
    /** Alarms that many recipients of a provider fail with the same words. */
    static final String ALARM_OUTAGE = "rebote.alarm.outage";
    /** Alarms that more recipients would be disabled on a day than an operator allows without a word. */
    static final String ALARM_DAILY_CAP = "rebote.alarm.daily-cap";
    /** What stands before the kind of the action in the counters of what policies did. */
    static final String POLICY = "rebote.policy.";
    /** Files with a mistake that were refused while the old policy stayed. */
    static final String POLICY_REFUSED = "rebote.policy.refused";

    private MetricNames() {}

    /** Gives all names; {@code <reason>} stands for the id of any reason. */
    static List<String> all() {
        return List.of(
                OUTGOING_MAILS,
                DELIVERY_TRIAL,
                DELIVERED,
                DEFERRED,
                FAILED,
                DECODE,
                VERDICT + "<reason>",
                NOTICE_SENT,
                NOTICE_WITHHELD,
                NOTICE_PUT_OFF,
                NOTICE_DIGEST,
                NOTICE_UNLIMITED,
                PATH_SIGNED,
                PATH_REFUSED,
                path(PathState.VALID),
                path(PathState.EXPIRED),
                path(PathState.FORGED),
                path(PathState.FOREIGN),
                path(PathState.REPLAYED),
                SUPPRESSED,
                STORE_UNAVAILABLE,
                ALARM_OUTAGE,
                ALARM_DAILY_CAP,
                POLICY + "<action>",
                POLICY_REFUSED);
    }

    /** Gives the counter of the recipients whose address was a return path in this state. */
    static String path(PathState state) {
        return PATH + state.id();
    }

    /** Gives the counter of the recipients whose delivery failed for this reason. */
    static String verdict(Reason reason) {
        return VERDICT + reason.id();
    }
}
