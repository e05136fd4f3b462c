package dev.rebote.suppress;

/** How much of what anybody may have written is kept on one day (UTC), so that nobody fills the store. */
final class UnprovedLimit {

    /** For each recipient and tenant: a report, its repetitions and then some. */
    static final int PER_RECIPIENT = 20;

    /** For each tenant: what an operator could ever look at. */
    static final int PER_TENANT = 1_000;

    /** For all tenants: at 90 days and half a kilobyte each, half a gigabyte. */
    static final int FOR_ALL = 10_000;

    private UnprovedLimit() {}
}
