package dev.rebote.classify;

/**
 * The end of one alternative of one piece of a phrase, in one number: whose phrase it is, how many words the alternative has,
 * and how the piece hangs together with the piece before. The search looks at some hundred of them in each reply, so that they
 * lie side by side in one array.
 */
final class Ending {

    /** The phrase has this piece alone: nothing has to be remembered. */
    static final int NO_SLOT = 0xFFFF;

    /** More phrases or rules than these do not fit; the shipped ones need a tenth. */
    static final int MAX = 0xFFFE;

    private static final int SLOT = 16;
    private static final int LENGTH = 32;
    private static final int GAP = 40;
    private static final long FIRST = 1L << 48;
    private static final long LAST = 1L << 49;

    private Ending() {}

    /**
     * Gives the ending.
     *
     * @param owner  whose phrase it is
     * @param slot   where the search remembers that the piece was found
     * @param length the words of the alternative
     * @param gap    how many other words may stand between the piece before and this one
     */
    static long of(int owner, int slot, int length, int gap) {
        return owner | (long) slot << SLOT | (long) length << LENGTH | (long) gap << GAP;
    }

    static long first(long ending) {
        return ending | FIRST;
    }

    static long last(long ending) {
        return ending | LAST;
    }

    static int owner(long ending) {
        return (int) ending & 0xFFFF;
    }

    static int slot(long ending) {
        return (int) (ending >>> SLOT) & 0xFFFF;
    }

    static int length(long ending) {
        return (int) (ending >>> LENGTH) & 0xFF;
    }

    static int gap(long ending) {
        return (int) (ending >>> GAP) & 0xFF;
    }

    static boolean isFirst(long ending) {
        return (ending & FIRST) != 0;
    }

    static boolean isLast(long ending) {
        return (ending & LAST) != 0;
    }
}
