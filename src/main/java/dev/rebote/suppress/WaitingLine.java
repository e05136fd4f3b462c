package dev.rebote.suppress;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for one reader, in memory. Not thread-safe. */
final class WaitingLine {

    private final String reader;
    private final Map<String, WaitingNotice> notices = new LinkedHashMap<>();
    private int more;
    private Optional<WaitingDigest> taken = Optional.empty();

    WaitingLine(String reader) {
        this.reader = reader;
    }

    /** Keeps a failure, or only counts it where there is no room for another; false when there is none for the first. */
    boolean add(WaitingNotice notice, boolean room) {
        if (notices.containsKey(notice.token()) || isTaken(notice.token())) {
            return true;
        }
        if (room && notices.size() < WaitingDigest.MOST) {
            notices.put(notice.token(), notice);
            return true;
        }
        if (notices.isEmpty()) {
            return false;
        }
        more++;
        return true;
    }

    private boolean isTaken(String token) {
        return taken.map(WaitingDigest::notices).orElse(List.of()).stream()
                .anyMatch(notice -> notice.token().equals(token));
    }

    /** Says whether one has waited long enough, and nobody is about to tell of this line. */
    boolean isDue(Instant waitingSince, Instant now) {
        return taken.map(digest -> !now.isBefore(digest.takenAt().plus(NoticeLedger.LEASE)))
                .orElseGet(() -> notices.values().stream()
                        .anyMatch(notice -> !notice.waitingSince().isAfter(waitingSince)));
    }

    /** Takes what waits, and what was taken before and not told. */
    WaitingDigest take(Instant now) {
        Map<String, WaitingNotice> all = new LinkedHashMap<>();
        taken.ifPresent(digest -> digest.notices().forEach(notice -> all.put(notice.token(), notice)));
        all.putAll(notices);
        List<WaitingNotice> kept =
                all.values().stream().limit(WaitingDigest.MOST).toList();
        int others = more + taken.map(WaitingDigest::more).orElse(0) + all.size() - kept.size();
        WaitingDigest digest = new WaitingDigest(reader, kept, others, now);
        taken = Optional.of(digest);
        notices.clear();
        more = 0;
        return digest;
    }

    /** Forgets what was taken with this digest. */
    void told(WaitingDigest digest) {
        taken = taken.filter(other -> !other.takenAt().equals(digest.takenAt()));
    }

    /** Gives how many are kept, those that were taken too. */
    int size() {
        return notices.size() + taken.map(digest -> digest.notices().size()).orElse(0);
    }
}
