package dev.rebote.disabling;

import java.time.Duration;

/**
 * From when on failures at one provider are a fault of the provider, or of ours, and disable nobody.
 *
 * @param share  more of the recipients that were tried than this fail with the same words
 * @param least  of fewer recipients than this nobody can tell
 * @param window within this time
 */
public record OutageGuard(double share, int least, Duration window) {

    static final OutageGuard DEFAULT = new OutageGuard(0.20, 20, Duration.ofHours(1));

    public OutageGuard {
        if (share <= 0 || share >= 1 || least < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("share " + share + ", least " + least + " or window " + window
                    + " is no guard: a share lies between 0 and 1, the others are more than nothing");
        }
    }

    public boolean isOutage(int failed, int tried) {
        return failed >= least && failed > share * tried;
    }
}
