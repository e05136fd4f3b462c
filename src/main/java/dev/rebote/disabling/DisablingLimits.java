package dev.rebote.disabling;

import dev.rebote.yaml.Mapping;
import java.time.Duration;

/**
 * The numbers from which on a recipient counts as dead.
 *
 * @param threshold  the score that disables
 * @param apart      the time between the first and the last failure that count, unless one alone is proof
 * @param stale      a failure counts so long
 * @param believed   a failure that is told later than this counts nothing
 * @param delivery   what one delivery takes off the score
 * @param deliveries so many deliveries after a failure clear the score
 * @param weights    how much one failure counts
 * @param ladders    how long somebody stays disabled
 * @param outage     the guard against faults of a provider
 * @param daily      the guard against too many on one day
 */
public record DisablingLimits(
        double threshold,
        Duration apart,
        Duration stale,
        Duration believed,
        double delivery,
        int deliveries,
        Weights weights,
        Ladders ladders,
        OutageGuard outage,
        DailyGuard daily) {

    /** The defaults; where they come from stands in docs/store.md. */
    public static final DisablingLimits DEFAULT = new DisablingLimits(
            1.0,
            Duration.ofHours(24),
            Duration.ofDays(30),
            Duration.ofDays(14),
            0.1,
            2,
            Weights.DEFAULT,
            Ladders.DEFAULT,
            OutageGuard.DEFAULT,
            DailyGuard.DEFAULT);

    public DisablingLimits {
        if (threshold <= 0 || delivery < 0 || deliveries < 1) {
            throw new IllegalArgumentException("threshold " + threshold + ", delivery " + delivery + " or deliveries "
                    + deliveries + " is too small");
        }
    }

    /**
     * Reads what an operator wrote; what is not written is as usual.
     *
     * @throws dev.rebote.yaml.ConfigurationException when something cannot be meant; its message names file, line and what is
     *                                                allowed
     */
    public static DisablingLimits read(Mapping written) {
        return LimitsReader.read(written);
    }
}
