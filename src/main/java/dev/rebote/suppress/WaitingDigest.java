package dev.rebote.suppress;

import java.time.Instant;
import java.util.List;

/**
 * What one reader will be told together.
 *
 * @param reader  who
 * @param notices the failures, in the order in which they were put off; at least one and at most {@value #MOST}
 * @param more    how many others there are
 * @param takenAt when it was taken out of the ledger
 */
public record WaitingDigest(String reader, List<WaitingNotice> notices, int more, Instant takenAt) {

    /** Nobody reads a longer list; the rest is counted. */
    public static final int MOST = 300;

    public WaitingDigest {
        notices = List.copyOf(notices);
        if (notices.isEmpty() || notices.size() > MOST) {
            throw new IllegalArgumentException(
                    "a digest tells of 1 to " + MOST + " failures, not of " + notices.size());
        }
    }
}
