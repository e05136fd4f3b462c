package dev.rebote.suppress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ledger in memory; when it is full, the oldest claims are forgotten first, and nothing more can be put off. */
final class MemoryNoticeLedger implements NoticeLedger {

    /** At some 150 bytes each, 15 MB. */
    static final int MOST_CLAIMS = 100_000;

    /** At twenty notices an hour each, 15 MB. */
    static final int MOST_READERS = 5_000;

    /** At some 600 bytes each, 12 MB. */
    static final int MOST_WAITING = 20_000;

    private final Map<String, Instant> claims = new LinkedHashMap<>();
    private final Map<String, Map<String, Instant>> admitted = new LinkedHashMap<>();
    private final Map<String, WaitingLine> lines = new LinkedHashMap<>();
    private int waiting;

    @Override
    public synchronized boolean isClaimed(String token, Instant since) {
        Instant at = claims.get(token);
        return at != null && !at.isBefore(since);
    }

    @Override
    public synchronized boolean claim(String token, Instant at, Instant since) {
        if (isClaimed(token, since)) {
            return false;
        }
        claims.remove(token); // a claim that is renewed is the newest
        claims.put(token, at);
        keepNewest(claims, MOST_CLAIMS);
        return true;
    }

    @Override
    public synchronized boolean admit(String token, String reader, Instant at, Instant since, int most) {
        Map<String, Instant> earlier = admitted.getOrDefault(reader, new HashMap<>());
        earlier.values().removeIf(since::isAfter);
        if (!earlier.containsKey(token) && earlier.size() >= most) {
            return false;
        }
        earlier.put(token, at);
        admitted.remove(reader);
        admitted.put(reader, earlier);
        keepNewest(admitted, MOST_READERS);
        return true;
    }

    private static void keepNewest(Map<String, ?> map, int most) {
        if (map.size() > most) {
            Iterator<String> oldest = map.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
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
        int old = expired(claims, before, most);
        for (Map<String, Instant> tokens : admitted.values()) {
            old += expired(tokens, before, most - old);
        }
        admitted.values().removeIf(Map::isEmpty);
        return old;
    }

    private static int expired(Map<String, Instant> times, Instant before, int most) {
        int old = 0;
        Iterator<Instant> all = times.values().iterator();
        while (old < most && all.hasNext()) {
            if (all.next().isBefore(before)) {
                all.remove();
                old++;
            }
        }
        return old;
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
