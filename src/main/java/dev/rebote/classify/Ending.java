package dev.rebote.classify;

/**
 * The end of a piece of a phrase, in one number: what the search has to do when it finds one. It looks at some hundred of them
 * in each reply, so that they lie side by side in one array.
 */
final class Ending {

    /** More owners or slots than these do not fit; the shipped rules need a tenth. */
    static final int MAX = 0xFFFF;

    private static final int GAP = 16;
    private static final int WHOLE = 1 << 24;
    private static final int FIRST = 1 << 25;
    private static final int LAST = 1 << 26;
    private static final int SHARING = 1 << 27;

    private Ending() {}

    /** Gives the ending of a piece that is the whole phrase of {@code owner}. */
    static int ofWhole(int owner) {
        return owner | WHOLE;
    }

    /** Gives the ending of a first piece; {@code slot} is where the search remembers that it was found. */
    static int ofFirst(int slot) {
        return slot | FIRST;
    }

    /**
     * Gives the ending of a piece that follows another.
     *
     * @param slotBefore where the search remembers the piece before; the next slot is this one's, unless it is the last
     * @param gap        how many other words may stand between the two
     * @param last       whether it ends its phrase
     */
    static int of(int slotBefore, int gap, boolean last) {
        return slotBefore | gap << GAP | (last ? LAST : 0);
    }

    /** Gives the ending of the same piece in a phrase of which a piece may be found anew within the next one. */
    static int sharing(int ending) {
        return ending | SHARING;
    }

    static boolean isSharing(int ending) {
        return (ending & SHARING) != 0;
    }

    static boolean isWhole(int ending) {
        return (ending & WHOLE) != 0;
    }

    static boolean isFirst(int ending) {
        return (ending & FIRST) != 0;
    }

    static boolean isLast(int ending) {
        return (ending & LAST) != 0;
    }

    /** Gives the owner of a whole phrase, the slot of a first piece, or the slot of the piece before. */
    static int number(int ending) {
        return ending & MAX;
    }

    static int gap(int ending) {
        return (ending >>> GAP) & 0xFF;
    }
}
