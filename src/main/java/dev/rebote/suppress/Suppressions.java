package dev.rebote.suppress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The store of the history and of suppressions. Keys are natural, so that writing twice changes nothing. Thread-safe.
 *
 * <p>Each method throws {@link StoreUnavailableException} when the store cannot be reached in time; mail flows all the same.
 */
public interface Suppressions extends AutoCloseable {

    /** Keeps an entry; says whether it is new. The same token twice changes nothing. */
    boolean remember(HistoryEntry entry);

    /** Finds what forbids mail of this sender to this recipient at this time: the address, its domain or the pair. */
    Optional<Suppression> find(String tenant, String sender, String recipient, Instant at);

    /** Begins a suppression, in place of one with the same tenant, target and key. */
    void suppress(Suppression suppression);

    /** Ends a suppression; says whether there was one. How often it was disabled stays known. */
    boolean release(String tenant, Suppression.Target target, String key);

    /** Gives what is kept about a recipient since then, newest first, at most {@code most}. */
    List<HistoryEntry> history(String tenant, String recipient, Instant since, int most);

    @Override
    void close();
}
