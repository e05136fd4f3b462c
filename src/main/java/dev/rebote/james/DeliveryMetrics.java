package dev.rebote.james;

import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.apache.james.transport.mailets.remote.delivery.DeliveryRunnable;

/** The counters and the timer of the delivery: James's own by James's names, and ours, which count recipients. Thread-safe. */
final class DeliveryMetrics {

    /** Recipients who were delivered. */
    static final String DELIVERED = "rebote.delivery.delivered";
    /** Recipients who go back to the queue, once for each time. */
    static final String DEFERRED = "rebote.delivery.deferred";
    /** Recipients who were given up. */
    static final String FAILED = "rebote.delivery.failed";

    private final MetricFactory factory;
    private final Metric outgoingMails;
    private final Metric delivered;
    private final Metric deferred;
    private final Metric failed;

    DeliveryMetrics(MetricFactory factory) {
        this.factory = factory;
        this.outgoingMails = factory.generate(DeliveryRunnable.OUTGOING_MAILS);
        this.delivered = factory.generate(DELIVERED);
        this.deferred = factory.generate(DEFERRED);
        this.failed = factory.generate(FAILED);
    }

    /** Starts the time of one attempt. */
    TimeMetric attempt() {
        return factory.timer(DeliveryRunnable.REMOTE_DELIVERY_TRIAL);
    }

    /** Counts how an attempt ended for its recipients; James counts a mail as sent when all have it. */
    void count(int tried, int nowDeferred, int nowFailed, int nowDelivered) {
        if (tried > 0 && tried == nowDelivered) {
            outgoingMails.increment();
        }
        delivered.add(nowDelivered);
        deferred.add(nowDeferred);
        failed.add(nowFailed);
    }
}
