package dev.rebote.james;

import dev.rebote.classify.Reason;
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

    /** Mails of which the sender was told. */
    static final String NOTICE_SENT = "rebote.notice.sent";
    /** Mails of which the sender was not told, because nobody wants that. */
    static final String NOTICE_WITHHELD = "rebote.notice.withheld";

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
                NOTICE_WITHHELD);
    }

    /** Gives the counter of the recipients whose delivery failed for this reason. */
    static String verdict(Reason reason) {
        return VERDICT + reason.id();
    }
}
