package dev.rebote.classify;

/** Where the mail addresses of a text stand; asked from its beginning to its end. Not thread-safe. */
final class AddressSpots {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final String text;
    private int nextAt = -1;
    private int runEnd;
    private boolean address;

    AddressSpots(String text) {
        this.text = text;
    }

    /** Gives where the address ends that starts at {@code from}, where a word starts; {@code from} when none does. */
    int endFrom(int from) {
        if (from >= runEnd) {
            nextAt = nextAt < from ? at(from) : nextAt;
            runEnd = nextAt == NOWHERE ? text.length() : endOfRun(from);
            address = nextAt > from && nextAt < runEnd - 1;
        }
        return address ? runEnd : from;
    }

    private int at(int from) {
        int at = text.indexOf('@', from);
        return at < 0 ? NOWHERE : at;
    }

    private int endOfRun(int from) {
        int end = from;
        while (end < text.length() && isOfAddress(text.charAt(end))) {
            end++;
        }
        while (end > from + 1 && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    private static boolean isOfAddress(char c) {
        int kind = Letters.kind(c);
        return kind == Letters.LETTER || kind == Letters.DIGIT || "@._-+=%~&".indexOf(c) >= 0;
    }
}
