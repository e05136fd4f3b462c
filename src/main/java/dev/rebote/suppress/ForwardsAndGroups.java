package dev.rebote.suppress;

/** The forwards and groups of our own users, out of which dead addresses are taken. Thread-safe. */
public interface ForwardsAndGroups {

    /**
     * Gives an address back to those that it was taken out of.
     *
     * @param because who wants it, or why; it stands in the log of such changes
     * @return how many got it back
     * @throws StoreUnavailableException when the table of forwards cannot be reached; what is left may be given back later
     */
    int restore(String address, String because);
}
