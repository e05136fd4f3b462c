package dev.rebote.classify;

/**
 * To whom a phrase belongs, as a number: to what a rule looks for or to what it must not find, to the sign of a provider, or to
 * the words that ask to wait.
 *
 * @param rules     how many rules there are; the two numbers of each come first
 * @param providers how many providers; one number each
 */
record Owners(int rules, int providers) {

    static int wanted(int rule) {
        return 2 * rule;
    }

    static int unwanted(int rule) {
        return 2 * rule + 1;
    }

    /** Says whether the number is that of what a rule looks for. */
    boolean isWanted(int owner) {
        return owner < sign(0) && (owner & 1) == 0;
    }

    /** Gives the rule whose number this is. */
    static int rule(int owner) {
        return owner / 2;
    }

    int sign(int provider) {
        return 2 * rules + provider;
    }

    boolean isSign(int owner) {
        return owner >= sign(0) && owner < asksToWait();
    }

    int provider(int owner) {
        return owner - sign(0);
    }

    int asksToWait() {
        return sign(providers);
    }

    int count() {
        return asksToWait() + 1;
    }
}
