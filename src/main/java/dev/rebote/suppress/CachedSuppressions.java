package dev.rebote.suppress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rebote.suppress.Suppression.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A store that remembers for a short while what it said of an address or a domain, also that it said nothing. What this server
 * changes is seen at once, what another of the cluster changes, when the while is over. Thread-safe.
 */
final class CachedSuppressions implements Suppressions {

    /** A suppression with its texts takes about so much more room than the knowledge that there is none. */
    private static final int WEIGHT = 5;

    private final Suppressions store;
    private final Cache<UUID, List<Suppression>> known;

    /** How often this server changed something: an answer that was asked for before a change is not kept. */
    private final AtomicLong changes = new AtomicLong();

    CachedSuppressions(Suppressions store, StoreSettings settings, Ticker ticker) {
        this.store = store;
        this.known = Caffeine.newBuilder()
                .maximumWeight(settings.cacheEntries())
                .weigher((UUID key, List<Suppression> found) -> 1 + WEIGHT * found.size())
                .expireAfterWrite(settings.cacheTime())
                .ticker(ticker)
                // A thread of its own is not worth it for microseconds of work.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public List<Suppression> concerning(String recipient) {
        String address = BoundedText.key(recipient, BoundedText.MAX_ADDRESS);
        UUID ofAddress = NaturalId.of(address);
        UUID ofDomain = NaturalId.of(BoundedText.domainOf(address));
        Optional<List<Suppression>> addresses = Optional.ofNullable(known.getIfPresent(ofAddress));
        Optional<List<Suppression>> domains = Optional.ofNullable(known.getIfPresent(ofDomain));
        return addresses.isPresent() && domains.isPresent()
                ? together(addresses.get(), domains.get())
                : asked(address, ofAddress, ofDomain);
    }

    private static List<Suppression> together(List<Suppression> addresses, List<Suppression> domains) {
        return domains.isEmpty()
                ? addresses
                : Stream.concat(addresses.stream(), domains.stream()).toList();
    }

    private List<Suppression> asked(String address, UUID ofAddress, UUID ofDomain) {
        long before = changes.get();
        List<Suppression> found = store.concerning(address);
        if (changes.get() == before) {
            known.put(ofAddress, only(found, false));
            known.put(ofDomain, only(found, true));
        }
        return found;
    }

    /** The empty list is one for all, so that a negative answer takes no room but its key. */
    private static List<Suppression> only(List<Suppression> found, boolean domains) {
        return List.copyOf(found.stream()
                .filter(one -> (one.target() == Target.DOMAIN) == domains)
                .toList());
    }

    private void changed(Suppression suppression) {
        changed(suppression.concerned());
    }

    private void changed(Target target, String key) {
        String whole = BoundedText.key(key, 2 * BoundedText.MAX_ADDRESS + 1);
        changed(target == Target.PAIR ? whole.substring(whole.lastIndexOf('>') + 1) : whole);
    }

    private void changed(String concerned) {
        changes.incrementAndGet();
        known.invalidate(NaturalId.of(concerned));
    }

    @Override
    public void suppress(Suppression suppression) {
        store.suppress(suppression);
        changed(suppression);
    }

    @Override
    public void suppressAll(List<Suppression> suppressions) {
        store.suppressAll(suppressions);
        suppressions.forEach(this::changed);
    }

    @Override
    public boolean release(String tenant, Target target, String key) {
        boolean was = store.release(tenant, target, key);
        changed(target, key);
        return was;
    }

    @Override
    public boolean withdraw(String tenant, Target target, String key) {
        boolean was = store.withdraw(tenant, target, key);
        changed(target, key);
        return was;
    }

    @Override
    public boolean confirm(String tenant, Target target, String key) {
        boolean was = store.confirm(tenant, target, key);
        changed(target, key);
        return was;
    }

    @Override
    public boolean remember(HistoryEntry entry) {
        return store.remember(entry);
    }

    @Override
    public void propose(Suppression suppression) {
        store.propose(suppression);
    }

    @Override
    public boolean discard(String tenant, Target target, String key) {
        return store.discard(tenant, target, key);
    }

    @Override
    public Past past(String tenant, Target target, String key) {
        return store.past(tenant, target, key);
    }

    @Override
    public Page<Suppression> page(SuppressionQuery query, PageRequest request) {
        return store.page(query, request);
    }

    @Override
    public Page<HistoryEntry> search(HistoryQuery query, PageRequest request) {
        return store.search(query, request);
    }

    @Override
    public int activeRecipients(String tenant, Instant now, int enough) {
        return store.activeRecipients(tenant, now, enough);
    }

    @Override
    public int disabledOn(LocalDate day, String tenant) {
        return store.disabledOn(day, tenant);
    }

    @Override
    public Swept expire(Instant now, int most) {
        return store.expire(now, most);
    }

    @Override
    public void close() {
        store.close();
    }
}
