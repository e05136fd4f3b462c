package dev.rebote.policy;

import java.time.Duration;

/** What a policy may ask about the past; whoever keeps events answers. */
@FunctionalInterface
public interface History {

    /** Knows nothing: each incident is the first. */
    History NONE = (incident, window) -> 0;

    /** Gives how many failures of this recipient were kept within {@code window} before this incident. */
    int failures(Incident incident, Duration window);
}
