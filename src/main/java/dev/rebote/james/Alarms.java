package dev.rebote.james;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.rebote.suppress.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator has to look at: told loudly in the log, counted, and shown by the health check for a day. Thread-safe. */
@Singleton
public final class Alarms {

    private static final Logger LOGGER = LoggerFactory.getLogger(Alarms.class);

    /** Whoever looks once a day sees it. */
    private static final Duration SHOWN = Duration.ofDays(1);

    /** The last alarm and when it came. */
    private record Latest(String words, Instant at) {}

    private final Metric outages;
    private final Metric dailyCaps;
    private final Clock clock;
    private volatile Optional<Latest> latest = Optional.empty();

    @Inject
    public Alarms(MetricFactory metrics, Clock clock) {
        this.outages = metrics.generate(MetricNames.ALARM_OUTAGE);
        this.dailyCaps = metrics.generate(MetricNames.ALARM_DAILY_CAP);
        this.clock = clock;
    }

    /** Tells it. */
    void raise(Alarm alarm) {
        if (alarm instanceof Alarm.Outage) {
            outages.increment();
        } else {
            dailyCaps.increment();
        }
        String words = words(alarm);
        latest = Optional.of(new Latest(words, clock.instant()));
        LOGGER.error("{}", words);
    }

    /** Gives the last alarm of the day. */
    Optional<String> ofTheDay() {
        return latest.filter(last -> last.at().plus(SHOWN).isAfter(clock.instant()))
                .map(Latest::words);
    }

    private static String words(Alarm alarm) {
        if (alarm instanceof Alarm.Outage outage) {
            return "%d of %d recipients at %s fail with the same words; nobody is disabled for it, %d were released: %s"
                    .formatted(outage.failed(), outage.tried(), outage.provider(), outage.released(), outage.words());
        }
        Alarm.TooManyOnOneDay many = (Alarm.TooManyOnOneDay) alarm;
        return "%d recipients of %s were disabled on %s; more wait for the word of an operator"
                .formatted(many.disabled(), many.tenant(), many.day());
    }
}
