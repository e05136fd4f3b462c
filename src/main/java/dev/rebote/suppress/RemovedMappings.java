package dev.rebote.suppress;

import java.util.List;

/**
 * The memory of what was taken out of forwards and groups, until it is given back. Target, source and kind name an entry.
 * Thread-safe.
 *
 * <p>Each method throws {@link StoreUnavailableException} when the store cannot be reached in time; nothing is taken out then.
 */
public interface RemovedMappings {

    /** Gives at most this many for one address: nobody is the target of more. */
    int MOST = 1000;

    /** Keeps an entry; the same again changes nothing. */
    void keep(RemovedMapping removed);

    /** Gives what led to this address, at most {@link #MOST}; what was taken away first comes first. */
    List<RemovedMapping> of(String target);

    /** Forgets an entry, because it was given back. */
    void forget(RemovedMapping removed);
}
