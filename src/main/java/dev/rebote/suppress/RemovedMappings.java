package dev.rebote.suppress;

import java.util.List;

/** The memory of what was taken out of forwards and groups. Target, source and kind name an entry. Thread-safe. */
public interface RemovedMappings {

    /** Gives at most this many for one address: nobody is the target of more. */
    int MOST = 1000;

    /** Gives a memory that is forgotten when the server stops. */
    static RemovedMappings inMemory() {
        return new MemoryRemovedMappings();
    }

    /** Keeps an entry; the same again changes nothing. */
    void keep(RemovedMapping removed);

    /** Gives what led to this address, at most {@link #MOST}. */
    List<RemovedMapping> of(String target);

    /** Forgets an entry, because it was given back. */
    void forget(RemovedMapping removed);
}
