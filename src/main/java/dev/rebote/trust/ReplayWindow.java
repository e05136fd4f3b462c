package dev.rebote.trust;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The memory of the reports that came to valid paths: each counts once, and only so many for one path. In the memory of one
 * server, bounded; the path that was not used longest goes first. Thread-safe.
 */
public final class ReplayWindow {

    /** Only those whom we wrote to can fill it. With twenty reports each it takes some 30 MB. */
    static final int MAX_PATHS = 10_000;

    private final Map<String, Map<String, String>> reportsByPath = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
            return size() > MAX_PATHS;
        }
    };

    /**
     * Says whether a report is new, and among the first so many of its path.
     *
     * @param path        the signed address
     * @param fingerprint what tells this report from others
     * @param delivery    the name of this delivery; one that is looked at again is no replay
     * @param most        how many reports count
     */
    public synchronized boolean admits(String path, String fingerprint, String delivery, int most) {
        Map<String, String> reports =
                reportsByPath.computeIfAbsent(path.toLowerCase(Locale.ROOT), key -> new LinkedHashMap<>());
        String before = reports.get(fingerprint);
        if (before != null) {
            return before.equals(delivery);
        }
        if (reports.size() >= most) {
            return false;
        }
        reports.put(fingerprint, delivery);
        return true;
    }
}
