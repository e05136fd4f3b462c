package dev.rebote.james;

import java.util.List;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;

/** The counters and the timer of the delivery: James's own by James's names, and ours, which count recipients. Thread-safe. */
final class DeliveryMetrics {

    private final MetricFactory factory;
    private final Metric outgoingMails;
    private final Metric delivered;
    private final Metric deferred;
    private final Metric failed;

    DeliveryMetrics(MetricFactory factory) {
        this.factory = factory;
        this.outgoingMails = factory.generate(MetricNames.OUTGOING_MAILS);
        this.delivered = factory.generate(MetricNames.DELIVERED);
        this.deferred = factory.generate(MetricNames.DEFERRED);
        this.failed = factory.generate(MetricNames.FAILED);
    }

    /** Starts the time of one attempt. */
    TimeMetric attempt() {
        return factory.timer(MetricNames.DELIVERY_TRIAL);
    }

    /** Counts how an attempt ended for its recipients; James counts a mail as sent when all have it. */
    void count(int tried, Prospects prospects, int nowDelivered) {
        if (tried > 0 && tried == nowDelivered) {
            outgoingMails.increment();
        }
        int waiting = prospects.waiting().values().stream().mapToInt(List::size).sum();
        delivered.add(nowDelivered);
        deferred.add(waiting);
        failed.add(prospects.failed() - waiting);
    }
}
