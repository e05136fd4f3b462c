package dev.rebote.suppress;

import dev.rebote.disabling.OutageGuard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The guard against faults of a provider, or of ours at a provider: raises the alarm, and takes back what was done before it
 * could be seen. Thread-safe.
 */
final class Outages {

    /** An outage with other words each time would else fill the memory. */
    private static final int MOST_ALARMS = 1_000;

    private final Suppressions store;
    private final Consumer<Alarm> alarms;
    private final ProviderWatch watch;
    private final Map<String, Instant> raised = new Newest<>(MOST_ALARMS);

    Outages(Suppressions store, Consumer<Alarm> alarms) {
        this.store = store;
        this.alarms = alarms;
        this.watch = new ProviderWatch(store);
    }

    /** Takes an entry in; says whether its words are those of an outage. */
    boolean saw(HistoryEntry entry, OutageGuard guard, Instant now) {
        if (entry.provider().isEmpty() || !entry.isTrusted()) {
            return false;
        }
        ProviderWatch.Share share = watch.saw(entry, guard, now);
        boolean outage = entry.event().isFailure() && guard.isOutage(share.failed(), share.tried());
        Instant start = now.minus(guard.window());
        if (outage && isNews(entry, start, now)) {
            int released = takeBack(entry, start);
            alarms.accept(
                    new Alarm.Outage(entry.provider(), entry.words(), share.failed(), share.tried(), released, now));
        }
        return outage;
    }

    private synchronized boolean isNews(HistoryEntry entry, Instant start, Instant now) {
        String name = entry.provider() + '\n' + entry.words();
        Instant before = raised.getOrDefault(name, Instant.MIN);
        if (before.isAfter(start)) {
            return false;
        }
        raised.put(name, now);
        return true;
    }

    /** Before enough of them had failed nobody could know: those few were disabled by the words of the outage. */
    private int takeBack(HistoryEntry outage, Instant start) {
        HistoryQuery query =
                HistoryQuery.all().at(outage.provider()).from(start).thatMayBeActedOn();
        List<HistoryEntry> same = store.search(query, PageRequest.first(PageRequest.MOST)).entries().stream()
                .filter(entry -> entry.event().isFailure() && entry.words().equals(outage.words()))
                .toList();
        return (int) same.stream()
                .map(entry -> disabledBy(entry, start))
                .flatMap(Optional::stream)
                .filter(found -> store.withdraw(found.tenant(), found.target(), found.key()))
                .count();
    }

    private Optional<Suppression> disabledBy(HistoryEntry entry, Instant start) {
        return store.concerning(entry.recipient()).stream()
                .filter(Suppression::isAutomatic)
                .filter(found -> found.tenant().equals(entry.tenant()))
                .filter(found -> !found.since().isBefore(start))
                .filter(found -> (found.proof() + " ").contains(entry.token() + " "))
                .findFirst();
    }
}
