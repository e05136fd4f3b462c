package dev.rebote.james;

import dev.rebote.notice.Digest;
import dev.rebote.notice.DigestEntry;
import dev.rebote.notice.DigestWriter;
import dev.rebote.notice.LanguageChoice;
import dev.rebote.notice.NoticeTexts;
import dev.rebote.suppress.NoticeLedger;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.suppress.WaitingDigest;
import dev.rebote.suppress.WaitingNotice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The round on which the digests that are due are sent. What cannot be sent stays in the ledger, and is tried again after
 * {@link NoticeLedger#LEASE}. Thread-safe; one thread goes at a time, and nobody waits for it.
 */
final class DigestRound {

    private static final Logger LOGGER = LoggerFactory.getLogger(DigestRound.class);

    /** The mail on whose way a round is made does not wait for more. */
    private static final int MOST = 20;

    private final NoticeLedger ledger;
    private final NoticePace pace;
    private final Stationery stationery;
    private final NoticePost post;
    private final NoticeMetrics metrics;
    private final Clock clock;
    private final StoreLog log;
    private final ReentrantLock going = new ReentrantLock();
    private Instant next = Instant.MIN;

    /** What digests are written with; James learns who the postmaster is after its mailets are ready. */
    record Stationery(NoticeTexts texts, LanguageChoice languages, Supplier<DigestWriter> writer) {}

    DigestRound(
            NoticeLedger ledger,
            NoticePace pace,
            Stationery stationery,
            NoticePost post,
            NoticeMetrics metrics,
            Clock clock) {
        this.ledger = ledger;
        this.pace = pace;
        this.stationery = stationery;
        this.post = post;
        this.metrics = metrics;
        this.clock = clock;
        this.log = new StoreLog(LOGGER, "digests wait", clock);
    }

    /** Gives the time between two rounds: short beside the time that a digest waits. */
    Duration pause() {
        Duration tenth = pace.digestAfter().dividedBy(10);
        return tenth.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : tenth;
    }

    /** Goes a round, unless somebody is on it or has just been. */
    void goIfTime() {
        if (going.tryLock()) {
            try {
                Instant now = clock.instant();
                if (!now.isBefore(next)) {
                    next = now.plus(pause());
                    go(now);
                }
            } finally {
                going.unlock();
            }
        }
    }

    private void go(Instant now) {
        try {
            ledger.take(now.minus(pace.digestAfter()), now, MOST).forEach(this::send);
            log.answers();
        } catch (StoreUnavailableException e) {
            metrics.unlimited();
            log.away(e);
        }
    }

    private void send(WaitingDigest waiting) {
        try {
            post.send(
                    new MailAddress(waiting.reader()), stationery.writer().get().write(digest(waiting)));
        } catch (MessagingException | IllegalArgumentException e) {
            LOGGER.error("A digest of {} failures could not be sent", size(waiting), e);
            return;
        }
        ledger.told(waiting);
        metrics.digest();
        LOGGER.info("Told a reader of {} failures in one digest", size(waiting));
    }

    private static int size(WaitingDigest waiting) {
        return waiting.notices().size() + waiting.more();
    }

    private Digest digest(WaitingDigest waiting) {
        return new Digest(
                waiting.reader(),
                language(waiting),
                waiting.notices().stream().map(DigestRound::entry).toList(),
                waiting.more());
    }

    /** An operator may have taken the language away in the meantime. */
    private String language(WaitingDigest waiting) {
        List<WaitingNotice> notices = waiting.notices();
        String language = notices.get(notices.size() - 1).language();
        return stationery.texts().languages().contains(language)
                ? language
                : stationery.languages().choose(waiting.reader());
    }

    private static DigestEntry entry(WaitingNotice notice) {
        return new DigestEntry(
                notice.recipient(),
                notice.event(),
                notice.reason(),
                notice.failedAt(),
                notice.subject(),
                notice.sender());
    }
}
