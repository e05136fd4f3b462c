package dev.rebote.james;

import dev.rebote.suppress.NoticeLedger;
import dev.rebote.suppress.NoticeTurn;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.suppress.Tellable;
import dev.rebote.suppress.WaitingNotice;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is told now from what is told later and what has been told. When the ledger cannot be reached, everything is told
 * now: rather twice than not at all. Thread-safe.
 */
final class NoticeSorter {

    private static final Logger LOGGER = LoggerFactory.getLogger(NoticeSorter.class);

    private final NoticeLedger ledger;
    private final NoticePace pace;
    private final NoticeMetrics metrics;
    private final Clock clock;
    private final StoreLog log;

    /** What is told now, and what later; what has been told is in neither. */
    record Sorted(List<NoticeEntry> now, List<NoticeEntry> later) {

        Sorted {
            now = List.copyOf(now);
            later = List.copyOf(later);
        }
    }

    NoticeSorter(NoticeLedger ledger, NoticePace pace, NoticeMetrics metrics, Clock clock) {
        this.ledger = ledger;
        this.pace = pace;
        this.metrics = metrics;
        this.clock = clock;
        this.log = new StoreLog(LOGGER, "senders are told without limits", clock);
    }

    /**
     * Sorts what there is to tell of one mail.
     *
     * @param marked the tokens that the mail itself says have been told
     */
    Sorted sort(NoticeReader reader, List<NoticeEntry> entries, Set<String> marked) {
        List<NoticeEntry> unmarked = entries.stream()
                .filter(entry -> !marked.contains(entry.token()))
                .toList();
        try {
            Sorted sorted = sort(reader, unmarked);
            log.answers();
            return sorted;
        } catch (StoreUnavailableException e) {
            countUnavailable(e);
            return new Sorted(unmarked, List.of());
        }
    }

    private Sorted sort(NoticeReader reader, List<NoticeEntry> entries) {
        if (reader.later()) {
            return new Sorted(
                    List.of(),
                    entries.stream()
                            .filter(entry -> !ledger.isTold(entry.token()))
                            .toList());
        }
        List<Tellable> failures = entries.stream().map(NoticeEntry::tellable).toList();
        String address = reader.address().orElseThrow().asString();
        List<NoticeTurn> turns = ledger.sort(address, failures, pace.limits(), clock.instant());
        return new Sorted(those(entries, turns, NoticeTurn.NOW), those(entries, turns, NoticeTurn.LATER));
    }

    private static List<NoticeEntry> those(List<NoticeEntry> entries, List<NoticeTurn> turns, NoticeTurn turn) {
        return IntStream.range(0, entries.size())
                .filter(i -> turns.get(i) == turn)
                .<NoticeEntry>mapToObj(entries::get)
                .toList();
    }

    /** Puts one off; says whether it could be. */
    boolean putOff(WaitingNotice notice) {
        return open(() -> ledger.putOff(notice));
    }

    /** Remembers that these have been told, or put off: once more is once too often. */
    void told(List<NoticeEntry> entries) {
        open(() -> ledger.told(entries.stream().map(NoticeEntry::token).toList(), clock.instant()));
    }

    private boolean open(Runnable task) {
        try {
            task.run();
            log.answers();
            return true;
        } catch (StoreUnavailableException e) {
            countUnavailable(e);
            return false;
        }
    }

    private void countUnavailable(StoreUnavailableException e) {
        metrics.unlimited();
        log.away(e);
    }
}
