package dev.rebote.disabling;

import dev.rebote.classify.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How long somebody stays disabled, by the reason.
 *
 * @param usual where the reason has none of its own
 */
public record Ladders(Ladder usual, Map<Reason, Ladder> own) {

    static final Ladders DEFAULT = new Ladders(
            Ladder.ofDays(7, 30, 90).thenUntilReleased(),
            Map.of(
                    // Whoever is on holiday comes back and cleans up.
                    Reason.RECIPIENT_FULL, Ladder.ofDays(1, 7, 30),
                    // A domain that takes no mail may take it again; then the next mail asks its DNS anew.
                    Reason.DOMAIN_NULL_MX, Ladder.ofDays(30)));

    public Ladders {
        own = Map.copyOf(own);
    }

    /** Gives the end of a suppression, the first time for 1; empty: until it is released. */
    public Optional<Instant> end(Reason reason, int times, Instant since) {
        return own.getOrDefault(reason, usual).step(times).map(since::plus);
    }
}
