package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.suppress.Suppression.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The entries of the history that speak for and against a recipient or a domain. */
final class Proofs {

    /** The newest entries that are added up. Whoever has more of them in 30 days gets mail, or is long disabled. */
    private static final int MOST = 200;

    /** With these one refusal is proof: no such mailbox, no such domain, not an address, moved, takes no mail. */
    private static final Set<EnhancedStatus> CLEAR = Set.of(
            EnhancedStatus.of(5, 1, 1),
            EnhancedStatus.of(5, 1, 2),
            EnhancedStatus.of(5, 1, 3),
            EnhancedStatus.of(5, 1, 6),
            EnhancedStatus.of(5, 1, 10));

    private final Suppressions store;

    Proofs(Suppressions store) {
        this.store = store;
    }

    /** Adds up what is known of the target of an entry, this entry included. */
    Score score(HistoryEntry entry, Target target, Past past, DisablingLimits limits, Instant now) {
        Instant stale = now.minus(limits.stale());
        Instant start = past.released().filter(stale::isBefore).orElse(stale);
        HistoryQuery query =
                HistoryQuery.all().ofTenant(entry.tenant()).from(start).thatMayBeActedOn();
        List<HistoryEntry> entries = new ArrayList<>(
                target == Target.DOMAIN ? ofDomain(query.inDomain(entry.domain())) : ofAddress(query, entry));
        if (entries.stream().noneMatch(known -> known.token().equals(entry.token()))) {
            entries.add(entry);
        }
        return Score.of(entries, limits);
    }

    private List<HistoryEntry> ofAddress(HistoryQuery query, HistoryEntry entry) {
        return find(query.to(entry.recipient())).stream()
                .filter(known -> Score.isDelivery(known) || countsAgainst(known, Suppresses.ADDRESS))
                .toList();
    }

    /** A big domain has many entries: the few of the domain itself are asked for by their reasons. */
    private List<HistoryEntry> ofDomain(HistoryQuery query) {
        List<HistoryEntry> entries = new ArrayList<>();
        entries.addAll(find(query.because(Reason.DOMAIN_UNKNOWN)));
        entries.addAll(find(query.because(Reason.DOMAIN_NULL_MX)));
        find(query).stream().filter(Score::isDelivery).forEach(entries::add);
        return entries;
    }

    private List<HistoryEntry> find(HistoryQuery query) {
        return store.search(query, PageRequest.first(MOST)).entries();
    }

    private static boolean countsAgainst(HistoryEntry entry, Suppresses what) {
        return entry.reason().filter(reason -> reason.suppresses() == what).isPresent();
    }

    /**
     * Says whether this entry alone is proof: a clear refusal of the recipient, or a bare 550, in our own session; or the domain
     * itself says that it takes no mail.
     */
    static boolean isProofAlone(HistoryEntry entry) {
        boolean ours = entry.source() == EvidenceSource.SESSION && entry.trust() == Trust.PROVED;
        boolean clear = CLEAR.contains(entry.status());
        boolean bare = entry.status().isPermanent() && entry.status().isUndefined();
        boolean noMx = entry.reason().filter(Reason.DOMAIN_NULL_MX::equals).isPresent();
        return ours
                && switch (entry.stage()) {
                    case RCPT_TO -> clear || bare;
                    case DNS -> noMx;
                    default -> false;
                };
    }
}
