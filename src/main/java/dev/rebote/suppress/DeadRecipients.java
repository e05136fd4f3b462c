package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.evidence.Trust;
import dev.rebote.suppress.Finding.Cause;
import dev.rebote.suppress.Finding.Guard;
import dev.rebote.suppress.Suppression.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The decision who is disabled: by proof that adds up, never by rumour, and never for a fault of the sender, the message or the
 * way. Thread-safe.
 */
public final class DeadRecipients {

    private final Suppressions store;
    private final Clock clock;
    private final Supplier<DisablingLimits> limits;
    private final Outages outages;
    private final DailyCap cap;
    private final Proofs proofs;

    /** One look at what happened: by the same numbers and at the same moment from its beginning to its end. */
    private record Look(HistoryEntry entry, DisablingLimits limits, Instant now) {}

    /**
     * @param limits asked anew for each decision
     */
    public DeadRecipients(Suppressions store, Clock clock, Supplier<DisablingLimits> limits, Consumer<Alarm> alarms) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
        this.outages = new Outages(store, alarms);
        this.cap = new DailyCap(store, alarms);
        this.proofs = new Proofs(store);
    }

    /**
     * Remembers an entry, decides what follows from it, and does it. The same entry twice changes nothing that the first did
     * not.
     *
     * @throws StoreUnavailableException when the store cannot be reached in time; the entry may come again later
     */
    public Finding weigh(HistoryEntry entry) {
        store.remember(entry);
        Look look = look(entry);
        Finding finding = judge(look);
        if (finding instanceof Finding.Disabled disabled) {
            return disable(disabled, look);
        }
        if (finding instanceof Finding.Released released) {
            Suppression ended = released.suppression();
            store.release(ended.tenant(), ended.target(), ended.key());
        }
        return finding;
    }

    private Look look(HistoryEntry entry) {
        return new Look(entry, limits.get(), clock.instant());
    }

    private Finding disable(Finding.Disabled disabled, Look look) {
        Suppression suppression = disabled.suppression();
        if (!cap.isReached(suppression.tenant(), look.limits().daily(), look.now())) {
            store.suppress(suppression);
            return disabled;
        }
        store.propose(suppression);
        cap.tell(suppression.tenant(), look.now());
        return new Finding.Guarded(Guard.DAILY_CAP);
    }

    /**
     * Decides what would follow from an entry, and keeps nothing in the store. Where {@link #weigh} would ask for an operator's
     * word because of the number of a day, this says {@link Finding.Disabled}.
     */
    public Finding judge(HistoryEntry entry) {
        return judge(look(entry));
    }

    private Finding judge(Look look) {
        HistoryEntry entry = look.entry();
        boolean outage = outages.saw(entry, look.limits().outage(), look.now());
        if (entry.trust().weight() == 0) {
            return new Finding.Ignored(Cause.NOT_TRUSTED);
        }
        if (entry.at().isBefore(look.now().minus(look.limits().believed()))) {
            return new Finding.Ignored(Cause.TOO_OLD);
        }
        return switch (entry.event()) {
            case DELIVERED -> delivered(entry, look.now());
            case COMPLAINT -> complained(entry, look.now());
            case FAILED -> failed(look, outage);
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

    private Finding failed(Look look, boolean outage) {
        HistoryEntry entry = look.entry();
        Optional<Reason> cause =
                entry.reason().filter(reason -> look.limits().weights().of(reason) > 0);
        if (cause.isEmpty()) {
            return new Finding.Ignored(Cause.NOT_THE_RECIPIENT);
        }
        Target target = cause.get().suppresses() == Suppresses.DOMAIN ? Target.DOMAIN : Target.ADDRESS;
        return nothingToDisable(entry, target, look.now()).orElseGet(() -> scored(look, cause.get(), target, outage));
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

    private Finding scored(Look look, Reason reason, Target target, boolean outage) {
        HistoryEntry entry = look.entry();
        DisablingLimits numbers = look.limits();
        Past past = store.past(entry.tenant(), target, key(entry, target));
        Score score = proofs.score(entry, target, past, numbers, look.now());
        if (!score.isEnough()) {
            return new Finding.Counted(score.sum(), numbers.threshold());
        }
        if (outage) {
            return new Finding.Guarded(Guard.OUTAGE);
        }
        if (!Proofs.isProofAlone(entry) && score.span().compareTo(numbers.apart()) < 0) {
            return new Finding.Guarded(Guard.TIME_APART);
        }
        return disabled(look, reason, target, past.times() + 1, score.proof());
    }

    private static Finding disabled(Look look, Reason reason, Target target, int times, String proof) {
        return new Finding.Disabled(new Suppression(
                look.entry().tenant(),
                target,
                key(look.entry(), target),
                reason.id(),
                look.now(),
                look.limits().ladders().end(reason, times, look.now()),
                times,
                proof));
    }

    private static String key(HistoryEntry entry, Target target) {
        return target == Target.DOMAIN ? entry.domain() : entry.recipient();
    }
}
