package dev.rebote.suppress;

/**
 * How much was thrown away because its time was over.
 *
 * @param suppressions that have ended
 * @param entries      of the history
 * @param others       counters, names of recipients that nothing was sent to for long, and what else is kept for a time
 */
public record Swept(int suppressions, int entries, int others) {

    /** Says whether there was nothing left to throw away. */
    public boolean isNothing() {
        return suppressions + entries + others == 0;
    }

    Swept and(Swept other) {
        return new Swept(suppressions + other.suppressions, entries + other.entries, others + other.others);
    }
}
