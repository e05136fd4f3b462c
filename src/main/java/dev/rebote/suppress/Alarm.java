package dev.rebote.suppress;

import java.time.Instant;
import java.time.LocalDate;

/** Something that an operator has to look at. */
public sealed interface Alarm {

    /**
     * Many recipients of a provider fail with the same words. Nobody is disabled by these words for now, and who was disabled by
     * them within the window has been released.
     *
     * @param provider whose servers
     * @param words    what they say, normalised
     * @param failed   recipients who were told so
     * @param tried    recipients to whom anything was sent
     * @param released recipients who had been disabled by these words
     * @param at       when it was seen
     */
    record Outage(String provider, String words, int failed, int tried, int released, Instant at) implements Alarm {}

    /**
     * So many recipients would be disabled on one day that an operator has to say whether it is right.
     *
     * @param tenant   whose recipients
     * @param day      on which day, in UTC
     * @param disabled how many were disabled before
     */
    record TooManyOnOneDay(String tenant, LocalDate day, int disabled) implements Alarm {}
}
