package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long somebody stays disabled: longer each time. */
final class Ladder {

    private static final List<Duration> USUAL = List.of(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90));

    /** Whoever is on holiday comes back and cleans up. */
    private static final List<Duration> FULL = List.of(Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30));

    /** A domain that takes no mail may take it again; then the next mail asks its DNS anew. */
    private static final Duration NULL_MX = Duration.ofDays(30);

    private Ladder() {}

    /** Gives the end of a suppression; empty: until it is released. */
    static Optional<Instant> end(Reason reason, int times, Instant since) {
        return step(reason, times).map(since::plus);
    }

    private static Optional<Duration> step(Reason reason, int times) {
        return switch (reason) {
            case DOMAIN_NULL_MX -> Optional.of(NULL_MX);
            case RECIPIENT_FULL -> Optional.of(FULL.get(Math.min(times, FULL.size()) - 1));
            default -> times > USUAL.size() ? Optional.empty() : Optional.of(USUAL.get(times - 1));
        };
    }
}
