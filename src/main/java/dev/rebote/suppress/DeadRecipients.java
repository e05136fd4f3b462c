package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.Finding.Cause;
import dev.rebote.suppress.Finding.Guard;
import dev.rebote.suppress.Suppression.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The decision who is disabled: by proof that adds up, never by rumour, and never for a fault of the sender, the message or the
 * way. Thread-safe.
 */
public final class DeadRecipients {

    private final Suppressions store;
    private final Clock clock;
    private final DisablingLimits limits;
    private final Outages outages;
    private final DailyCap cap;
    private final Proofs proofs;

    public DeadRecipients(Suppressions store, Clock clock, DisablingLimits limits, Consumer<Alarm> alarms) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
        this.outages = new Outages(store, limits, alarms);
        this.cap = new DailyCap(store, limits, alarms);
        this.proofs = new Proofs(store, limits);
    }

    /**
     * Remembers an entry, decides what follows from it, and does it. The same entry twice changes nothing that the first did
     * not.
     *
     * @throws StoreUnavailableException when the store cannot be reached in time; the entry may come again later
     */
    public Finding weigh(HistoryEntry entry) {
        store.remember(entry);
        Finding finding = judge(entry);
        if (finding instanceof Finding.Disabled disabled) {
            return disable(disabled);
        }
        if (finding instanceof Finding.Released released) {
            Suppression ended = released.suppression();
            store.release(ended.tenant(), ended.target(), ended.key());
        }
        return finding;
    }

    private Finding disable(Finding.Disabled disabled) {
        Suppression suppression = disabled.suppression();
        if (!cap.isReached(suppression.tenant(), clock.instant())) {
            store.suppress(suppression);
            return disabled;
        }
        store.propose(suppression);
        cap.tell(suppression.tenant(), clock.instant());
        return new Finding.Guarded(Guard.DAILY_CAP);
    }

    /**
     * Decides what would follow from an entry, and keeps nothing in the store. Where {@link #weigh} would ask for an operator's
     * word because of the number of a day, this says {@link Finding.Disabled}.
     */
    public Finding judge(HistoryEntry entry) {
        Instant now = clock.instant();
        boolean outage = outages.saw(entry, now);
        if (entry.trust().weight() == 0) {
            return new Finding.Ignored(Cause.NOT_TRUSTED);
        }
        if (entry.at().isBefore(now.minus(limits.believed()))) {
            return new Finding.Ignored(Cause.TOO_OLD);
        }
        return switch (entry.event()) {
            case DELIVERED -> delivered(entry, now);
            case COMPLAINT -> complained(entry, now);
            case FAILED -> failed(entry, now, outage);
            default -> new Finding.Ignored(Cause.NO_FAILURE);
        };
    }

    private Finding delivered(HistoryEntry entry, Instant now) {
        return Optional.of(entry)
                .filter(Score::isDelivery)
                .flatMap(delivery -> disabled(delivery, now))
                .<Finding>map(Finding.Released::new)
                .orElseGet(() -> new Finding.Ignored(Cause.NO_FAILURE));
    }

    /** An operator's word and a complaint outlive a delivery. */
    private Optional<Suppression> disabled(HistoryEntry entry, Instant now) {
        return store.concerning(entry.recipient()).stream()
                .filter(found -> found.target() != Target.PAIR && found.tenant().equals(entry.tenant()))
                .filter(found -> !found.reason().equals(Suppression.BY_HAND)
                        && !found.reason().equals(Suppression.COMPLAINT))
                .filter(found -> found.isInForce(now))
                .findFirst();
    }

    private Finding complained(HistoryEntry entry, Instant now) {
        if (entry.trust() != Trust.PROVED) {
            return new Finding.Ignored(Cause.NOT_TRUSTED);
        }
        return nothingToDisable(entry, Target.ADDRESS, now).orElseGet(() -> {
            String key = entry.recipient();
            int times = store.past(entry.tenant(), Target.ADDRESS, key).times() + 1;
            return new Finding.Disabled(new Suppression(
                    entry.tenant(),
                    Target.ADDRESS,
                    key,
                    Suppression.COMPLAINT,
                    now,
                    Optional.empty(),
                    times,
                    entry.token()));
        });
    }

    private Finding failed(HistoryEntry entry, Instant now, boolean outage) {
        Optional<Reason> cause = entry.reason().filter(reason -> Weights.of(reason) > 0);
        if (cause.isEmpty()) {
            return new Finding.Ignored(Cause.NOT_THE_RECIPIENT);
        }
        Target target = cause.get().suppresses() == Suppresses.DOMAIN ? Target.DOMAIN : Target.ADDRESS;
        return nothingToDisable(entry, target, now).orElseGet(() -> scored(entry, cause.get(), target, now, outage));
    }

    private Optional<Finding> nothingToDisable(HistoryEntry entry, Target target, Instant now) {
        if (!target.fits(key(entry, target))) {
            return Optional.of(new Finding.Ignored(Cause.NO_ADDRESS));
        }
        boolean already = store.concerning(entry.recipient()).stream()
                .anyMatch(found ->
                        found.target() == target && found.appliesTo(entry.tenant(), "", entry.recipient(), now));
        return already ? Optional.of(new Finding.Ignored(Cause.ALREADY_DISABLED)) : Optional.empty();
    }

    private Finding scored(HistoryEntry entry, Reason reason, Target target, Instant now, boolean outage) {
        Past past = store.past(entry.tenant(), target, key(entry, target));
        Score score = proofs.score(entry, target, past, now);
        if (!score.isEnough()) {
            return new Finding.Counted(score.sum(), limits.threshold());
        }
        if (outage) {
            return new Finding.Guarded(Guard.OUTAGE);
        }
        if (!Proofs.isProofAlone(entry) && score.span().compareTo(limits.apart()) < 0) {
            return new Finding.Guarded(Guard.TIME_APART);
        }
        int times = past.times() + 1;
        return new Finding.Disabled(new Suppression(
                entry.tenant(),
                target,
                key(entry, target),
                reason.id(),
                now,
                Ladder.end(reason, times, now),
                times,
                score.proof()));
    }

    private static String key(HistoryEntry entry, Target target) {
        return target == Target.DOMAIN ? entry.domain() : entry.recipient();
    }
}
