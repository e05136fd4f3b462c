package dev.rebote.policy;

import dev.rebote.classify.Persistence;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Retry;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Trust;
import java.time.Duration;
import java.util.Optional;

/** Incidents made up for tests: told in our own session, about bob@shop.example.org. */
final class Incidents {

    static final Duration EXPIRED = Duration.ofDays(5);

    private Incidents() {}

    /** Gives the verdict that the classifier gives for this reason, told with 4xx or 5xx. */
    static Verdict verdict(Reason reason, int statusClass) {
        return verdict(reason, statusClass, Trust.PROVED, EvidenceSource.SESSION);
    }

    static Verdict verdict(Reason reason, int statusClass, Trust trust, EvidenceSource source) {
        boolean temporary = statusClass == 4;
        return new Verdict(
                evidence(Event.FAILED, trust, source),
                Event.FAILED,
                Optional.of(reason),
                reason.canonicalStatus().withClass(statusClass),
                temporary && reason.persistence() == Persistence.PERMANENT ? Persistence.SHORT : reason.persistence(),
                reason.scope(),
                reason.whoActs(),
                temporary && reason.retry() == Retry.AFTER_CHANGE ? Retry.SAME : reason.retry(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "words.made-up",
                "");
    }

    static Evidence evidence(Event event, Trust trust, EvidenceSource source) {
        return Evidence.of(event, source)
                .trust(trust)
                .recipient("bob@shop.example.org")
                .remoteHost("mx1.provider.example.com")
                .build();
    }

    static Incident firstAttempt(Verdict verdict) {
        return new Incident(
                verdict, "bob@shop.example.org", Optional.of("alice@example.com"), 2_000, 1, Duration.ZERO, false);
    }

    static Incident expired(Verdict verdict) {
        return new Incident(
                verdict, "bob@shop.example.org", Optional.of("alice@example.com"), 2_000, 40, EXPIRED, true);
    }
}
