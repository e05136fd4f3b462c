package dev.rebote.suppress;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * The place of an entry in an order, the newest first.
 *
 * @param at when it happened or began
 * @param id what tells entries of the same moment apart
 */
public record Place(Instant at, UUID id) implements Comparable<Place> {

    /** PostgreSQL and H2 order UUIDs as bytes without a sign; so must the memory, or a page would skip entries. */
    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::at)
            .thenComparing(Place::id, Place::asBytes)
            .reversed();

    /** Milliseconds until the year 2286: a later moment is none of ours, and may be more than a database can say. */
    private static final int MAX_DIGITS = 13;

    /** The digits, a dot, a UUID. */
    private static final int MAX_LENGTH = 60;

    private static int asBytes(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    @Override
    public int compareTo(Place other) {
        return NEWEST_FIRST.compare(this, other);
    }

    /** Reads what {@link #toString} wrote; empty when it is anything else. */
    static Optional<Place> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot > MAX_DIGITS || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot)));
            return Optional.of(new Place(at, UUID.fromString(text.substring(dot + 1))));
        } catch (IllegalArgumentException noPlace) {
            return Optional.empty();
        }
    }

    /** Gives a text without anything that a URL has to escape. */
    @Override
    public String toString() {
        return at.toEpochMilli() + "." + id;
    }
}
