package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * What is looked for in the history. Begin with {@link #all} and narrow it.
 *
 * @param tenant    of this sender domain only
 * @param recipient of this address only
 * @param domain    of recipients in this domain only
 * @param reason    with this reason only
 * @param provider  at this provider only
 * @param since     from then on, this moment included
 * @param before    until then, this moment excluded
 * @param trusted   only what may be acted on
 */
public record HistoryQuery(
        Optional<String> tenant,
        Optional<String> recipient,
        Optional<String> domain,
        Optional<Reason> reason,
        Optional<String> provider,
        Instant since,
        Instant before,
        boolean trusted) {

    /** Later than anything that is kept, and within what each database can say. */
    static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    public HistoryQuery {
        tenant = tenant.map(name -> BoundedText.key(name, BoundedText.MAX_DOMAIN));
        recipient = recipient.map(address -> BoundedText.key(address, BoundedText.MAX_ADDRESS));
        domain = domain.map(name -> BoundedText.key(name, BoundedText.MAX_DOMAIN));
        provider = provider.map(name -> BoundedText.key(name, BoundedText.MAX_DOMAIN));
    }

    /** Looks for everything. */
    public static HistoryQuery all() {
        Optional<String> any = Optional.empty();
        return new HistoryQuery(any, any, any, Optional.empty(), any, Instant.EPOCH, FAR, false);
    }

    public HistoryQuery ofTenant(String name) {
        return new HistoryQuery(Optional.of(name), recipient, domain, reason, provider, since, before, trusted);
    }

    public HistoryQuery to(String address) {
        return new HistoryQuery(tenant, Optional.of(address), domain, reason, provider, since, before, trusted);
    }

    public HistoryQuery inDomain(String name) {
        return new HistoryQuery(tenant, recipient, Optional.of(name), reason, provider, since, before, trusted);
    }

    public HistoryQuery because(Reason cause) {
        return new HistoryQuery(tenant, recipient, domain, Optional.of(cause), provider, since, before, trusted);
    }

    public HistoryQuery at(String name) {
        return new HistoryQuery(tenant, recipient, domain, reason, Optional.of(name), since, before, trusted);
    }

    public HistoryQuery from(Instant start) {
        return new HistoryQuery(tenant, recipient, domain, reason, provider, start, before, trusted);
    }

    public HistoryQuery until(Instant end) {
        return new HistoryQuery(tenant, recipient, domain, reason, provider, since, end, trusted);
    }

    public HistoryQuery thatMayBeActedOn() {
        return new HistoryQuery(tenant, recipient, domain, reason, provider, since, before, true);
    }

    boolean matches(HistoryEntry entry) {
        return !entry.at().isBefore(since)
                && entry.at().isBefore(before)
                && tenant.map(entry.tenant()::equals).orElse(true)
                && recipient.map(entry.recipient()::equals).orElse(true)
                && domain.map(entry.domain()::equals).orElse(true)
                && reason.map(cause -> entry.reason().equals(Optional.of(cause)))
                        .orElse(true)
                && provider.map(entry.provider()::equals).orElse(true)
                && (!trusted || entry.isTrusted());
    }
}
