package dev.rebote.suppress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ledger in memory; when it is full, nothing more can be put off. */
final class MemoryNoticeLedger implements NoticeLedger {

    /** At some 600 bytes each, 12 MB. */
    static final int MOST_WAITING = 20_000;

    private final MemoryClaims claims = new MemoryClaims();
    private final Map<String, WaitingLine> lines = new LinkedHashMap<>();
    private int waiting;

    @Override
    public synchronized List<NoticeTurn> sort(String reader, List<Tellable> failures, NoticeLimits limits, Instant at) {
        return claims.of(reader, limits, at).turns(failures);
    }

    @Override
    public synchronized boolean isTold(String token) {
        return claims.isTold(token);
    }

    @Override
    public synchronized void told(Collection<String> tokens, Instant at) {
        claims.told(tokens, at);
    }

    @Override
    public synchronized void putOff(WaitingNotice notice) {
        WaitingLine line = lines.computeIfAbsent(notice.reader(), WaitingLine::new);
        int before = line.size();
        boolean kept = line.add(notice, waiting < MOST_WAITING);
        waiting += line.size() - before;
        if (!kept) {
            forgetIfEmpty(notice.reader(), line);
            throw new StoreUnavailableException("as many notices wait as there is room for: " + MOST_WAITING);
        }
    }

    @Override
    public synchronized List<WaitingDigest> take(Instant waitingSince, Instant at, int most) {
        List<WaitingDigest> digests = new ArrayList<>();
        for (WaitingLine line : lines.values()) {
            if (digests.size() < most && line.isDue(waitingSince, at)) {
                int before = line.size();
                digests.add(line.take(at));
                waiting += line.size() - before;
            }
        }
        return digests;
    }

    @Override
    public synchronized void told(WaitingDigest digest) {
        WaitingLine line = lines.get(digest.reader());
        if (line != null) {
            int before = line.size();
            line.told(digest);
            waiting += line.size() - before;
            forgetIfEmpty(digest.reader(), line);
        }
    }

    private void forgetIfEmpty(String reader, WaitingLine line) {
        if (line.size() == 0) {
            lines.remove(reader);
        }
    }

    @Override
    public synchronized int expire(Instant before, int most) {
        return claims.expire(before, most);
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
