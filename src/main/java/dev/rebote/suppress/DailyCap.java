package dev.rebote.suppress;

import dev.rebote.disabling.DailyGuard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The guard against disabling too many recipients of a tenant on one day. Thread-safe. */
final class DailyCap {

    /** Counting takes time: a server with more active recipients than this disables as many as if it had so many. */
    private static final int MOST_COUNTED = 1_000_000;

    /** So long a count is good. */
    private static final Duration REFRESH = Duration.ofMinutes(10);

    /** Who sends for more domains than this counts more often. */
    private static final int MOST_TENANTS = 10_000;

    private record Count(int active, int enough, Instant at) {}

    private final Suppressions store;
    private final Consumer<Alarm> alarms;
    private final Map<String, Count> counts = new HashMap<>();
    private final Set<String> alarmed = new HashSet<>();
    private LocalDate alarmedOn = LocalDate.EPOCH;

    DailyCap(Suppressions store, Consumer<Alarm> alarms) {
        this.store = store;
        this.alarms = alarms;
    }

    /** Says whether one more recipient of this tenant may not be disabled today without an operator's word. */
    boolean isReached(String tenant, DailyGuard guard, Instant now) {
        LocalDate today = Period.day(now);
        int disabled = store.disabledOn(today, tenant);
        return disabled >= guard.least() && disabled >= guard.most(active(tenant, guard.activeFor(disabled), now));
    }

    /** Tells the operator, once a day and tenant. */
    void tell(String tenant, Instant now) {
        LocalDate today = Period.day(now);
        if (isFirst(tenant, today)) {
            alarms.accept(new Alarm.TooManyOnOneDay(tenant, today, store.disabledOn(today, tenant)));
        }
    }

    private synchronized boolean isFirst(String tenant, LocalDate today) {
        if (!alarmedOn.equals(today)) {
            alarmed.clear();
            alarmedOn = today;
        }
        return alarmed.size() < MOST_TENANTS && alarmed.add(tenant);
    }

    private int active(String tenant, int wanted, Instant now) {
        int needed = Math.min(MOST_COUNTED, wanted);
        Count known = known(tenant);
        boolean isFresh = known.at().plus(REFRESH).isAfter(now);
        boolean tellsEnough = known.active() >= needed || known.active() < known.enough();
        return isFresh && tellsEnough ? known.active() : count(tenant, Math.min(MOST_COUNTED, 2 * needed), now);
    }

    private synchronized Count known(String tenant) {
        return counts.getOrDefault(tenant, new Count(0, 0, Instant.EPOCH));
    }

    /** Counts twice as far as is needed now, so that a day with many failures counts seldom. */
    private int count(String tenant, int enough, Instant now) {
        int active = store.activeRecipients(tenant, now, enough);
        synchronized (this) {
            if (counts.size() >= MOST_TENANTS) {
                counts.clear();
            }
            counts.put(tenant, new Count(active, enough, now));
        }
        return active;
    }
}
