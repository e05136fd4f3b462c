package dev.rebote.suppress;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Who was told what, in memory. When it is full, the oldest is forgotten first. Its owner keeps threads apart. */
final class MemoryClaims {

    /** At some 200 bytes each, 20 MB. */
    static final int MOST_CLAIMS = 100_000;

    /** At twenty notices an hour each, 15 MB. */
    static final int MOST_READERS = 5_000;

    /** Whose a cause is, or a token that has been told, and since when. */
    private record Claim(String token, Instant at) {}

    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Map<String, Instant>> admitted = new LinkedHashMap<>();

    boolean isTold(String token) {
        return claims.containsKey(token);
    }

    void told(Collection<String> tokens, Instant at) {
        tokens.forEach(token -> putNewest(claims, token, new Claim(token, at), MOST_CLAIMS));
    }

    private static <T> void putNewest(Map<String, T> map, String key, T value, int most) {
        map.remove(key); // what is renewed is the newest
        map.put(key, value);
        if (map.size() > most) {
            Iterator<String> oldest = map.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Gives what is known of one reader. */
    NoticeClaims<RuntimeException> of(String reader, NoticeLimits limits, Instant at) {
        return new NoticeClaims<>() {
            @Override
            public boolean isTold(String token) {
                return MemoryClaims.this.isTold(token);
            }

            @Override
            public boolean claim(String cause, String token) {
                return !limits.knowsCauses() || claimed(cause, new Claim(token, at), limits.causesSince(at));
            }

            @Override
            public boolean admit(String token) {
                return !limits.knowsHours() || admitted(token, reader, at, limits.perHour());
            }
        };
    }

    private boolean claimed(String cause, Claim claim, Instant since) {
        Claim earlier = claims.get(cause);
        if (earlier != null
                && !earlier.token().equals(claim.token())
                && !earlier.at().isBefore(since)) {
            return false;
        }
        putNewest(claims, cause, claim, MOST_CLAIMS);
        return true;
    }

    private boolean admitted(String token, String reader, Instant at, int most) {
        Map<String, Instant> earlier = admitted.getOrDefault(reader, new HashMap<>());
        earlier.values().removeIf(NoticeLimits.admissionsSince(at)::isAfter);
        if (!earlier.containsKey(token) && earlier.size() >= most) {
            return false;
        }
        earlier.put(token, at);
        putNewest(admitted, reader, earlier, MOST_READERS);
        return true;
    }

    /** Forgets what is older, at most so much, and says how much it was. */
    int expire(Instant before, int most) {
        int old = expired(claims, claim -> claim.at().isBefore(before), most);
        for (Map<String, Instant> tokens : admitted.values()) {
            old += expired(tokens, before::isAfter, most - old);
        }
        admitted.values().removeIf(Map::isEmpty);
        return old;
    }

    private static <T> int expired(Map<String, T> map, Predicate<T> isOld, int most) {
        int old = 0;
        Iterator<T> all = map.values().iterator();
        while (old < most && all.hasNext()) {
            if (isOld.test(all.next())) {
                all.remove();
                old++;
            }
        }
        return old;
    }
}
