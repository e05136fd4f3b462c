package dev.rebote.classify;

import java.util.Arrays;
import java.util.Optional;

/** Which owners' phrases a text holds, and where each was first found. Not thread-safe. */
final class Hits {

    private final Tokens tokens;
    private final long[] seen;
    private int[] owners = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    Hits(Tokens tokens, int ownerCount) {
        this.tokens = tokens;
        this.seen = new long[(ownerCount >>> 6) + 1];
    }

    /** Adds a phrase from its first word to its last, when it is the first of this owner. */
    void add(int owner, int start, int end) {
        if (has(owner)) {
            return;
        }
        seen[owner >>> 6] |= 1L << owner;
        if (count == owners.length) {
            owners = Arrays.copyOf(owners, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        owners[count] = owner;
        starts[count] = start;
        ends[count++] = end;
    }

    Tokens tokens() {
        return tokens;
    }

    int count() {
        return count;
    }

    int owner(int hit) {
        return owners[hit];
    }

    /** Says whether any phrase of {@code owner} was found. */
    boolean has(int owner) {
        return (seen[owner >>> 6] & 1L << owner) != 0;
    }

    /** Gives where the words of {@code owner} begin and end in the text; empty when none was found. */
    Optional<Place> placeOf(int owner) {
        for (int hit = 0; hit < count; hit++) {
            if (owners[hit] == owner) {
                return Optional.of(new Place(tokens.start(starts[hit]), tokens.end(ends[hit])));
            }
        }
        return Optional.empty();
    }

    /** A part of a text: the offset of its first character, and that after its last. */
    record Place(int start, int end) {}
}
