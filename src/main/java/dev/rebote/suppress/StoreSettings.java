package dev.rebote.suppress;

import dev.rebote.yaml.Nearest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which store, where, and how patient we are with it.
 *
 * @param kind             memory, H2 or PostgreSQL
 * @param url              the JDBC URL; empty for the memory
 * @param user             who we are at the database
 * @param password         never shown
 * @param connections      how many at once
 * @param connectionWait   so long we wait for a connection before mail flows without the store
 * @param statementTimeout so long we wait for an answer
 * @param cacheTime        so late another server's change is seen
 * @param cacheEntries     how many recipients the cache knows
 * @param retention        how long things are kept
 */
public record StoreSettings(
        Kind kind,
        String url,
        String user,
        String password,
        int connections,
        Duration connectionWait,
        Duration statementTimeout,
        Duration cacheTime,
        int cacheEntries,
        Retention retention) {

    /** HikariCP, the pool, counts no shorter waits. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

    /** Longer than this no thread of the spooler may wait. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final int MOST_CONNECTIONS = 100;

    /** What the names of the settings are, in the order of the documentation. */
    public static final List<String> KEYS =
            Arrays.stream(StoreKey.values()).map(StoreKey::text).toList();

    public StoreSettings {
        check(StoreKey.CONNECTIONS, connections >= 1 && connections <= MOST_CONNECTIONS, connections, "1 to 100");
        check(StoreKey.CONNECTION_WAIT, isBetween(connectionWait, SHORTEST_WAIT), connectionWait, "250 ms to 30 s");
        check(
                StoreKey.STATEMENT_TIMEOUT,
                isBetween(statementTimeout, SHORTEST_WAIT),
                statementTimeout,
                "250 ms to 30 s");
        check(StoreKey.CACHE_TIME, !cacheTime.isNegative(), cacheTime, "0 s (no cache) or more");
        check(StoreKey.CACHE_ENTRIES, cacheEntries >= 0 && cacheEntries <= 5_000_000, cacheEntries, "0 to 5000000");
        check(StoreKey.URL, kind.fits(url), "'" + url + "'", kind.form());
    }

    /** The stores. */
    public enum Kind {
        MEMORY("memory", "", "nothing: the memory has no URL"),
        H2("h2", "jdbc:h2:", "jdbc:h2:file:/a/path/rebote"),
        POSTGRESQL("postgresql", "jdbc:postgresql:", "jdbc:postgresql://host:5432/database");

        private final String id;
        private final String prefix;
        private final String form;

        Kind(String id, String prefix, String form) {
            this.id = id;
            this.prefix = prefix;
            this.form = form;
        }

        /** Gives the stable name. */
        public String id() {
            return id;
        }

        private String form() {
            return form;
        }

        private boolean fits(String url) {
            return this == MEMORY ? url.isEmpty() : url.startsWith(prefix) && url.length() > prefix.length();
        }
    }

    /** Keeps nothing when the server stops. */
    public static StoreSettings inMemory() {
        return read(Map.of("store", Kind.MEMORY.id()), Path.of(""));
    }

    /** Gives the settings for a database at this URL, with the defaults for everything else. */
    public static StoreSettings at(String url, String user, String password) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(any -> any != Kind.MEMORY && any.fits(url))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the URL '" + url + "' is not known, expected "
                        + Kind.H2.form + " or " + Kind.POSTGRESQL.form));
        return read(
                Map.of("store", kind.id(), "store.url", url, "store.user", user, "store.password", password),
                Path.of(""));
    }

    /**
     * Reads what an operator wrote.
     *
     * @param directory where the file of H2 lies when no URL is given
     * @throws IllegalArgumentException with the wrong key or value, and what is allowed
     */
    public static StoreSettings read(Map<String, String> written, Path directory) {
        List<String> unknown = written.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown key '" + unknown.get(0) + "'" + Nearest.hint(unknown.get(0), KEYS));
        }
        SettingsReader reader = new SettingsReader(written);
        Kind kind = kind(reader.text(StoreKey.STORE, Kind.H2.id()));
        String here =
                kind == Kind.H2 ? "jdbc:h2:file:" + directory.toAbsolutePath().resolve("rebote") : "";
        return new StoreSettings(
                kind,
                reader.text(StoreKey.URL, here),
                reader.text(StoreKey.USER, kind == Kind.MEMORY ? "" : "rebote"),
                reader.text(StoreKey.PASSWORD, ""),
                reader.number(StoreKey.CONNECTIONS, 8),
                reader.duration(StoreKey.CONNECTION_WAIT, Duration.ofMillis(500)),
                reader.duration(StoreKey.STATEMENT_TIMEOUT, Duration.ofSeconds(1)),
                reader.duration(StoreKey.CACHE_TIME, Duration.ofSeconds(30)),
                reader.number(StoreKey.CACHE_ENTRIES, 1_000_000),
                new Retention(
                        reader.duration(StoreKey.KEEP_HISTORY, Retention.DEFAULT.entries()),
                        reader.duration(StoreKey.KEEP_SENT, Retention.DEFAULT.sent()),
                        reader.duration(StoreKey.KEEP_COUNTERS, Retention.DEFAULT.counters())));
    }

    private static Kind kind(String id) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.id.equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'store' is '" + id + "', expected one of "
                        + Arrays.stream(Kind.values()).map(Kind::id).collect(Collectors.toList())));
    }

    private static boolean isBetween(Duration wait, Duration least) {
        return wait.compareTo(least) >= 0 && wait.compareTo(LONGEST_WAIT) <= 0;
    }

    private static void check(StoreKey key, boolean good, Object found, String expected) {
        if (!good) {
            throw new IllegalArgumentException("'" + key.text() + "' is " + found + ", expected " + expected);
        }
    }

    boolean hasCache() {
        return cacheEntries > 0 && !cacheTime.isZero();
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "store " + kind.id() + (url.isEmpty() ? "" : " at " + withoutParameters(url) + " as " + user);
    }

    /** A URL of PostgreSQL may carry a password behind the question mark, one of H2 behind the semicolon. */
    private static String withoutParameters(String url) {
        return url.split("[?;]", 2)[0];
    }
}
