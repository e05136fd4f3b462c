package dev.rebote.suppress;

import java.time.Instant;
import java.util.Optional;

/**
 * Which suppressions are looked for. Begin with {@link #inForce} or {@link #waiting} and narrow it.
 *
 * @param proposed those that wait for an operator's word, instead of those in force
 * @param tenant   of this sender domain only
 * @param target   of this kind only
 * @param domain   that touch recipients in this domain only
 * @param reason   with this reason only
 * @param since    that began then or later
 */
public record SuppressionQuery(
        boolean proposed,
        Optional<String> tenant,
        Optional<Suppression.Target> target,
        Optional<String> domain,
        Optional<String> reason,
        Instant since) {

    public SuppressionQuery {
        tenant = tenant.map(name -> BoundedText.key(name, BoundedText.MAX_DOMAIN));
        domain = domain.map(name -> BoundedText.key(name, BoundedText.MAX_DOMAIN));
    }

    /** Looks for all that are in force, and those whose end nobody has swept away yet. */
    public static SuppressionQuery inForce() {
        return new SuppressionQuery(
                false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    /** Looks for all that wait for an operator's word. */
    public static SuppressionQuery waiting() {
        return new SuppressionQuery(
                true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    public SuppressionQuery ofTenant(String name) {
        return new SuppressionQuery(proposed, Optional.of(name), target, domain, reason, since);
    }

    public SuppressionQuery of(Suppression.Target kind) {
        return new SuppressionQuery(proposed, tenant, Optional.of(kind), domain, reason, since);
    }

    public SuppressionQuery inDomain(String name) {
        return new SuppressionQuery(proposed, tenant, target, Optional.of(name), reason, since);
    }

    public SuppressionQuery because(String cause) {
        return new SuppressionQuery(proposed, tenant, target, domain, Optional.of(cause), since);
    }

    public SuppressionQuery from(Instant start) {
        return new SuppressionQuery(proposed, tenant, target, domain, reason, start);
    }

    boolean matches(Suppression suppression) {
        return !suppression.since().isBefore(since)
                && tenant.map(suppression.tenant()::equals).orElse(true)
                && target.map(kind -> suppression.target() == kind).orElse(true)
                && domain.map(suppression.domain()::equals).orElse(true)
                && reason.map(suppression.reason()::equals).orElse(true);
    }
}
