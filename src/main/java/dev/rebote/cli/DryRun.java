package dev.rebote.cli;

import dev.rebote.classify.Verdict;
import dev.rebote.policy.Incident;
import dev.rebote.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks one policy, or two, what it would do, one mail after the other, and remembers who failed before. Not thread-safe. */
final class DryRun {

    private final Policy policy;
    private final Optional<Policy> other;
    private final Optional<Integer> attempt;
    private final RunHistory history = new RunHistory();

    DryRun(Policy policy, Optional<Policy> other, Optional<Integer> attempt) {
        this.policy = policy;
        this.other = other;
        this.attempt = attempt;
    }

    /** Gives what would be done about each recipient that the mail reports. */
    List<Treatment> treat(ScannedReport scanned) {
        return scanned.verdicts().stream()
                .map(verdict -> treat(scanned, verdict))
                .toList();
    }

    private Treatment treat(ScannedReport scanned, Verdict verdict) {
        Incident incident = new Incident(
                verdict,
                verdict.evidence().recipient().orElse(""),
                scanned.report().original().sender(),
                0,
                attempt.orElse(Math.max(1, verdict.evidence().attempts())),
                Duration.ZERO,
                attempt.isEmpty());
        Treatment treatment = new Treatment(
                scanned.file(),
                incident,
                policy.decide(incident, history),
                other.map(before -> before.decide(incident, history)));
        history.remember(incident);
        return treatment;
    }
}
