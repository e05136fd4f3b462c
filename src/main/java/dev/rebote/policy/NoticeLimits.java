package dev.rebote.policy;

import java.time.Duration;

/**
 * How many notices a sender gets one by one; the rest come together as a digest.
 *
 * @param perSenderAndHour how many in an hour
 * @param sameCauseOnceIn  the time within which a sender is told once of the same recipient and reason
 */
public record NoticeLimits(int perSenderAndHour, Duration sameCauseOnceIn) {

    /** More than these nobody reads one by one; the same news twice a day is none. */
    public static final NoticeLimits USUAL = new NoticeLimits(20, Duration.ofHours(24));

    public NoticeLimits {
        if (perSenderAndHour < 1 || sameCauseOnceIn.isNegative()) {
            throw new IllegalArgumentException("at least one notice in an hour, and no negative time");
        }
    }
}
