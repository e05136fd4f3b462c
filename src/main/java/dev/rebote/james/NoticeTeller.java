package dev.rebote.james;

import dev.rebote.notice.FailedRecipient;
import dev.rebote.notice.Notice;
import dev.rebote.notice.NoticeTexts;
import dev.rebote.notice.NoticeWriter;
import dev.rebote.suppress.WaitingNotice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a reader of a failed mail: at once, later together with others, or not again. Thread-safe. */
final class NoticeTeller {

    private static final Logger LOGGER = LoggerFactory.getLogger(NoticeTeller.class);

    private final NoticeParameters parameters;
    private final NoticeTexts texts;
    private final NoticeSorter sorter;
    private final NoticePost post;
    private final NoticeMetrics metrics;
    private final Clock clock;

    NoticeTeller(
            NoticeParameters parameters,
            NoticeTexts texts,
            NoticeSorter sorter,
            NoticePost post,
            NoticeMetrics metrics,
            Clock clock) {
        this.parameters = parameters;
        this.texts = texts;
        this.sorter = sorter;
        this.post = post;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Tells what is new; gives why there was nothing to tell. First comes what is put off, then what is sent, last the memory of
     * it: a server that dies on the way has lost nothing.
     */
    Optional<Withheld> tell(Telling all) throws MessagingException {
        NoticeSorter.Sorted sorted = sorter.sort(all.reader(), all.entries(), NoticeMarks.read(all.mail()));
        List<NoticeEntry> atOnce = new ArrayList<>(sorted.now());
        List<NoticeEntry> later = new ArrayList<>();
        for (NoticeEntry entry : sorted.later()) {
            (sorter.putOff(waiting(all, entry)) ? later : atOnce).add(entry);
        }
        if (!atOnce.isEmpty()) {
            send(all.only(atOnce));
        }
        return conclude(all.mail(), atOnce, later);
    }

    private Optional<Withheld> conclude(Mail mail, List<NoticeEntry> told, List<NoticeEntry> later) {
        List<NoticeEntry> both = Stream.concat(told.stream(), later.stream()).toList();
        if (both.isEmpty()) {
            return Optional.of(Withheld.TOLD);
        }
        NoticeMarks.add(mail, both.stream().map(NoticeEntry::token).toList());
        sorter.told(both);
        if (!later.isEmpty()) {
            metrics.putOff(later.size());
            LOGGER.info("Put off the notice about {} recipient(s) of mail {}", later.size(), mail.getName());
        }
        return Optional.empty();
    }

    private WaitingNotice waiting(Telling about, NoticeEntry entry) {
        FailedRecipient recipient = entry.recipient();
        Instant at = clock.instant();
        return new WaitingNotice(
                entry.token(),
                about.address().asString(),
                about.language(),
                about.insteadOf(),
                recipient.addressFor(post.isInsider(about)),
                recipient.verdict().event(),
                recipient.reason(),
                about.original().subject().orElse(""),
                recipient.verdict().evidence().at().orElse(at),
                at);
    }

    private void send(Telling about) throws MessagingException {
        Notice notice = new Notice(
                about.address().asString(),
                about.insteadOf(),
                post.isInsider(about),
                about.language(),
                about.recipients(),
                about.original(),
                mayReturnWhole(about),
                NoticeSource.arrival(about.mail(), about.original()),
                NoticeSource.envelopeId(about.mail()),
                NoticeSource.logId(about.mail()));
        post.send(about.address(), new NoticeWriter(texts, post.reporter(), clock).write(notice));
        metrics.sent();
        LOGGER.info(
                "Told {} of mail {} in '{}' about {} recipient(s): {}",
                about.reader().isNamed() ? "who the policy names" : "the sender",
                about.mail().getName(),
                about.language(),
                about.entries().size(),
                about.recipients().get(0).reason().id());
    }

    /** What somebody wrote to somebody else is no business of a postmaster. */
    private boolean mayReturnWhole(Telling about) {
        return !about.reader().isNamed() && NoticeSource.mayReturnWhole(about.mail(), parameters.returnWhole());
    }
}
