package dev.rebote.cli;

import dev.rebote.evidence.Event;
import dev.rebote.policy.History;
import dev.rebote.policy.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The failures that one run has seen so far, in the order of the mails. A failure without a date counts as if it were of the same
 * day. Not thread-safe.
 */
final class RunHistory implements History {

    /** Strangers choose the recipients; of more than these the longest not seen are forgotten. */
    private static final int MAX_RECIPIENTS = 100_000;

    /** A policy asks for a few. */
    private static final int MAX_FAILURES = 100;

    private final Map<String, Deque<Optional<Instant>>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Optional<Instant>>> eldest) {
            return size() > MAX_RECIPIENTS;
        }
    };

    @Override
    public int failures(Incident incident, Duration window) {
        Optional<Instant> since = incident.verdict().evidence().at().map(at -> at.minus(window));
        return (int) failures.getOrDefault(key(incident), new ArrayDeque<>()).stream()
                .filter(at -> at.isEmpty() || since.isEmpty() || !at.get().isBefore(since.get()))
                .count();
    }

    void remember(Incident incident) {
        if (incident.verdict().event() == Event.FAILED) {
            Deque<Optional<Instant>> times = failures.computeIfAbsent(key(incident), key -> new ArrayDeque<>());
            times.addLast(incident.verdict().evidence().at());
            if (times.size() > MAX_FAILURES) {
                times.removeFirst();
            }
        }
    }

    private static String key(Incident incident) {
        return incident.recipient().toLowerCase(Locale.ROOT);
    }
}
