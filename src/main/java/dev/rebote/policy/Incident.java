package dev.rebote.policy;

import dev.rebote.classify.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * One failure, delay or complaint of one message at one recipient, as a policy sees it.
 *
 * @param verdict      why it failed
 * @param recipient    who has not got it, as told
 * @param sender       the envelope sender; empty for the null sender
 * @param messageBytes the size of the message, 0 when not known
 * @param attempts     how often delivery was tried, this time included; 1 at the first failure
 * @param age          the time since delivery was first tried
 * @param finished     whether it has been given up, so that nothing will be tried again
 */
public record Incident(
        Verdict verdict,
        String recipient,
        Optional<String> sender,
        long messageBytes,
        int attempts,
        Duration age,
        boolean finished) {}
