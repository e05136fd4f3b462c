package dev.rebote.suppress;

import java.time.Duration;

/**
 * From when on a recipient counts as dead.
 *
 * @param threshold       the score that disables
 * @param apart           the time between the first and the last failure that count, unless one alone is proof
 * @param stale           a failure counts so long
 * @param believed        a failure that is told later than this counts nothing
 * @param delivery        what one delivery takes off the score
 * @param deliveries      so many deliveries after a failure clear the score
 * @param outageShare     more of a provider's recipients than this, failing with the same words, are a fault of the provider or
 *                        of ours
 * @param outageLeast     of fewer recipients than this nobody can tell
 * @param outageWindow    within this time
 * @param dailyShare      more of a tenant's active recipients than this, disabled on one day, need an operator's word
 * @param dailyLeast      so many a day need none, however few recipients there are
 */
public record DisablingLimits(
        double threshold,
        Duration apart,
        Duration stale,
        Duration believed,
        double delivery,
        int deliveries,
        double outageShare,
        int outageLeast,
        Duration outageWindow,
        double dailyShare,
        int dailyLeast) {

    /** The defaults; where they come from stands in docs/store.md. */
    public static final DisablingLimits DEFAULT = new DisablingLimits(
            1.0,
            Duration.ofHours(24),
            Duration.ofDays(30),
            Duration.ofDays(14),
            0.1,
            2,
            0.20,
            20,
            Duration.ofHours(1),
            0.01,
            50);

    public DisablingLimits {
        if (threshold <= 0 || delivery < 0 || deliveries < 1 || outageLeast < 1 || dailyLeast < 0) {
            throw new IllegalArgumentException("threshold " + threshold + ", delivery " + delivery + ", deliveries "
                    + deliveries + ", outageLeast " + outageLeast + " or dailyLeast " + dailyLeast + " is too small");
        }
        if (outageShare <= 0 || outageShare > 1 || dailyShare < 0 || dailyShare > 1) {
            throw new IllegalArgumentException(
                    "outageShare " + outageShare + " or dailyShare " + dailyShare + " is no share, expected 0 to 1");
        }
    }

    /** Gives how many recipients of a tenant may be disabled on one day, of so many active ones. */
    int dailyMost(int active) {
        return Math.max(dailyLeast, (int) (active * dailyShare));
    }

    /** Gives how many active recipients would allow one more than were disabled already. */
    int activeFor(int disabled) {
        return dailyShare == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.ceil((disabled + 1) / dailyShare));
    }
}
