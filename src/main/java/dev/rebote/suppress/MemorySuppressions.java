package dev.rebote.suppress;

import dev.rebote.evidence.Trust;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Everything in memory, of bounded size: for tests, and for a server that may forget when it stops. */
final class MemorySuppressions implements Suppressions {

    /** At some 100 bytes each, 20 MB in all. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final String DISABLED = "disabled ";
    private static final String UNPROVED = "unproved ";

    private record Seen(String tenant, int stretch) {}

    private final Clock clock;
    private final Retention retention;
    private final MemoryHistory history = new MemoryHistory();
    private final MemoryList inForce = new MemoryList();
    private final MemoryList proposals = new MemoryList();
    private final Map<UUID, Past> pasts = new Newest<>(MOST_REMEMBERED);
    private final Map<UUID, Seen> seen = new Newest<>(MOST_REMEMBERED);
    private final MemoryTallies tallies = new MemoryTallies();

    MemorySuppressions(Clock clock, Retention retention) {
        this.clock = clock;
        this.retention = retention;
    }

    @Override
    public synchronized boolean remember(HistoryEntry entry) {
        if (history.has(entry) || (entry.trust() == Trust.NONE && !countUnproved(entry))) {
            return false;
        }
        history.add(entry);
        if (entry.trust() != Trust.NONE) {
            seen.put(
                    NaturalId.of(entry.tenant(), entry.recipient()),
                    new Seen(entry.tenant(), Period.number(entry.at())));
        }
        return true;
    }

    private boolean countUnproved(HistoryEntry entry) {
        LocalDate today = Period.day(clock.instant());
        if (tallies.get(today, UNPROVED + entry.tenant()) >= UnprovedLimit.PER_TENANT
                || tallies.get(today, UNPROVED + Suppression.EVERYBODY) >= UnprovedLimit.FOR_ALL
                || tallies.get(today, UNPROVED + entry.tenant() + ' ' + entry.recipient())
                        >= UnprovedLimit.PER_RECIPIENT) {
            return false;
        }
        tallies.count(today, UNPROVED + entry.tenant());
        tallies.count(today, UNPROVED + Suppression.EVERYBODY);
        tallies.count(today, UNPROVED + entry.tenant() + ' ' + entry.recipient());
        return true;
    }

    @Override
    public synchronized List<Suppression> concerning(String recipient) {
        return inForce.concerning(recipient);
    }

    @Override
    public synchronized void suppress(Suppression suppression) {
        boolean isNew = inForce.put(suppression);
        proposals.remove(NaturalId.of(suppression));
        pasts.compute(
                NaturalId.of(suppression),
                (id, past) -> (past == null ? Past.NONE : past).disabledFor(suppression.times()));
        if (isNew && suppression.isAutomatic()) {
            tallies.count(Period.day(suppression.since()), DISABLED + suppression.tenant());
        }
    }

    @Override
    public synchronized boolean release(String tenant, Suppression.Target target, String key) {
        return end(NaturalId.of(tenant, target, key), Past::releasedAt);
    }

    @Override
    public synchronized boolean withdraw(String tenant, Suppression.Target target, String key) {
        return end(NaturalId.of(tenant, target, key), Past::withdrawnAt);
    }

    private boolean end(UUID id, BiFunction<Past, Instant, Past> change) {
        boolean was = inForce.remove(id).isPresent();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (was) {
            pasts.computeIfPresent(id, (any, past) -> change.apply(past, now));
        }
        return was;
    }

    @Override
    public synchronized void propose(Suppression suppression) {
        if (!inForce.has(NaturalId.of(suppression))) {
            proposals.put(suppression);
        }
    }

    @Override
    public synchronized boolean confirm(String tenant, Suppression.Target target, String key) {
        Optional<Suppression> proposal = proposals.remove(NaturalId.of(tenant, target, key));
        proposal.ifPresent(this::suppress);
        return proposal.isPresent();
    }

    @Override
    public synchronized boolean discard(String tenant, Suppression.Target target, String key) {
        return proposals.remove(NaturalId.of(tenant, target, key)).isPresent();
    }

    @Override
    public synchronized Past past(String tenant, Suppression.Target target, String key) {
        return pasts.getOrDefault(NaturalId.of(tenant, target, key), Past.NONE);
    }

    @Override
    public synchronized Page<Suppression> page(SuppressionQuery query, PageRequest request) {
        return (query.proposed() ? proposals : inForce).page(query, request);
    }

    @Override
    public synchronized Page<HistoryEntry> search(HistoryQuery query, PageRequest request) {
        return history.search(query, request);
    }

    @Override
    public synchronized int activeRecipients(String tenant, Instant now, int enough) {
        int lastStretch = Period.number(now) - 1;
        return (int) seen.values().stream()
                .filter(recipient -> recipient.tenant().equals(tenant) && recipient.stretch() >= lastStretch)
                .limit(enough)
                .count();
    }

    @Override
    public synchronized int disabledOn(LocalDate day, String tenant) {
        return tallies.get(day, DISABLED + tenant);
    }

    @Override
    public synchronized Swept expire(Instant now, int most) {
        Instant forgotten = now.minus(retention.counters());
        int before = Period.number(forgotten);
        seen.values().removeIf(recipient -> recipient.stretch() < before);
        return new Swept(
                inForce.expire(now, most) + proposals.expire(now, most),
                history.expire(now.minus(retention.entries()), most),
                0);
    }

    @Override
    public void close() {}
}
