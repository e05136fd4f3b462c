package dev.rebote.james;

import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;

/** The counters of the notices. Thread-safe. */
final class NoticeMetrics {

    private final Metric sent;
    private final Metric withheld;
    private final Metric putOff;
    private final Metric digest;
    private final Metric unlimited;

    NoticeMetrics(MetricFactory metrics) {
        this.sent = metrics.generate(MetricNames.NOTICE_SENT);
        this.withheld = metrics.generate(MetricNames.NOTICE_WITHHELD);
        this.putOff = metrics.generate(MetricNames.NOTICE_PUT_OFF);
        this.digest = metrics.generate(MetricNames.NOTICE_DIGEST);
        this.unlimited = metrics.generate(MetricNames.NOTICE_UNLIMITED);
    }

    void sent() {
        sent.increment();
    }

    void withheld() {
        withheld.increment();
    }

    void putOff(int recipients) {
        putOff.add(recipients);
    }

    void digest() {
        digest.increment();
    }

    void unlimited() {
        unlimited.increment();
    }
}
