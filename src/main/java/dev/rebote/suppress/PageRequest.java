package dev.rebote.suppress;

import java.util.Optional;

/**
 * Which part of a longer answer is asked for. It names the last entry seen, not a number of entries, so that each part costs
 * the same and nothing is seen twice when entries come in meanwhile.
 *
 * @param after the place of the last entry seen; empty: from the start
 * @param most  how many entries at most
 */
public record PageRequest(Optional<Place> after, int most) {

    /** A page that a person reads or a script holds in memory. */
    public static final int MOST = 1000;

    public PageRequest {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page of " + most + " entries, expected 1 to " + MOST);
        }
    }

    /** Asks for the first part. */
    public static PageRequest first(int most) {
        return new PageRequest(Optional.empty(), most);
    }

    /** Reads what {@link #cursor()} gave; empty when it is anything else. */
    public static Optional<PageRequest> parse(String cursor, int most) {
        return Place.parse(cursor).map(place -> new PageRequest(Optional.of(place), most));
    }

    /** Gives the text by which a caller of ours asks for this part; empty for the first part. */
    public String cursor() {
        return after.map(Place::toString).orElse("");
    }
}
