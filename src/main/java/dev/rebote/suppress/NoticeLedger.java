package dev.rebote.suppress;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The memory of who was told what: so that nobody is told the same twice, nor too often, and what was put off is told later.
 * Tokens are natural, so that writing twice changes nothing. What is put off is on the disk when it is kept; who was told what may be
 * forgotten again by a crash within half a second: rather twice than not at all. Thread-safe.
 *
 * <p>Each method throws {@link StoreUnavailableException} when the store cannot be reached in time; senders are told all the same.
 */
public interface NoticeLedger extends AutoCloseable {

    /** Whoever took a digest and has not {@linkplain #told told} it by then has failed, and it may be taken again. */
    Duration LEASE = Duration.ofMinutes(10);

    /** Gives a ledger that is forgotten when the server stops. */
    static NoticeLedger inMemory() {
        return new MemoryNoticeLedger();
    }

    /**
     * Says when a reader is told of each failure of a mail, in the order given, and counts what is told now. Asked again of what
     * is not {@linkplain #told(Collection, Instant) told} yet, as after a crash, it says the same and counts nothing twice.
     */
    List<NoticeTurn> sort(String reader, List<Tellable> failures, NoticeLimits limits, Instant at);

    /** Says whether this has been told. */
    boolean isTold(String token);

    /** Remembers that these have been told, or put off. */
    void told(Collection<String> tokens, Instant at);

    /** Keeps a failure to tell of later. The same token twice is the same failure. */
    void putOff(WaitingNotice notice);

    /**
     * Takes the digests of readers of whom one failure at least has waited since then or longer. Nobody else gets them for
     * {@link #LEASE}; what is not {@linkplain #told told} by then comes back.
     *
     * @param at   now
     * @param most how many digests at most
     */
    List<WaitingDigest> take(Instant waitingSince, Instant at, int most);

    /** Forgets what stands in a digest: its reader has been told. */
    void told(WaitingDigest digest);

    /** Forgets what was told or let go before, and that is, at most {@code most} at once, and says how many. What waits stays. */
    int expire(Instant before, int most);

    @Override
    void close();
}
