package dev.rebote.james;

import com.google.inject.Inject;
import dev.rebote.suppress.StoreUnavailableException;
import java.time.Clock;
import java.util.Optional;
import org.apache.james.core.healthcheck.ComponentName;
import org.apache.james.core.healthcheck.HealthCheck;
import org.apache.james.core.healthcheck.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Says whether the memory of bounces can be reached, and whether an operator has to look at something. It is degraded then, not
 * unhealthy: mail flows all the same. James asks it where {@code healthcheck.properties} says
 * {@code additional.healthchecks=dev.rebote.james.StoreHealthCheck}.
 */
public final class StoreHealthCheck implements HealthCheck {

    /** Its name in James's list. */
    static final String NAME = "Rebote";

    private static final ComponentName COMPONENT = new ComponentName(NAME);

    private final MemoryStores stores;
    private final Alarms alarms;
    private final Clock clock;

    @Inject
    public StoreHealthCheck(MemoryStores stores, Alarms alarms, Clock clock) {
        this.stores = stores;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public ComponentName componentName() {
        return COMPONENT;
    }

    @Override
    public Publisher<Result> check() {
        return Mono.fromCallable(this::result).subscribeOn(Schedulers.boundedElastic());
    }

    private Result result() {
        try {
            stores.suppressions().find("", "", "nobody@rebote.invalid", clock.instant());
        } catch (StoreUnavailableException e) {
            return Result.degraded(COMPONENT, "the store cannot be reached, mail flows without it: " + e.getMessage());
        }
        Optional<String> alarm = alarms.ofTheDay();
        return alarm.map(words -> Result.degraded(COMPONENT, words)).orElseGet(() -> Result.healthy(COMPONENT));
    }
}
