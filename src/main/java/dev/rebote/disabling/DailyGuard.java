package dev.rebote.disabling;

/**
 * How many recipients of a tenant may be disabled on one day without an operator's word.
 *
 * @param share this share of the active ones
 * @param least so many, however few there are
 */
public record DailyGuard(double share, int least) {

    static final DailyGuard DEFAULT = new DailyGuard(0.01, 50);

    public DailyGuard {
        if (share < 0 || share > 1 || least < 0) {
            throw new IllegalArgumentException(
                    "share " + share + " is not between 0 and 1, or least " + least + " is below 0");
        }
    }

    /** Gives how many may be disabled, of so many active ones. */
    public int most(int active) {
        return Math.max(least, (int) (active * share));
    }

    /** Gives how many active ones would allow one more than were disabled already. */
    public int activeFor(int disabled) {
        return share == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.ceil((disabled + 1) / share));
    }
}
