package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A database whose tables are made once and emptied before each test, behind the back of a cache, so without one; and patience,
 * since the machine may be busy.
 */
final class Emptied {

    private static final List<String> TABLES = List.of(
            "rebote_history",
            "rebote_suppression",
            "rebote_past",
            "rebote_recipient",
            "rebote_tally",
            "rebote_sent",
            "rebote_claim",
            "rebote_admission",
            "rebote_reader",
            "rebote_waiting",
            "rebote_removed_mapping",
            "rebote_path");

    private Emptied() {}

    static StoreSettings patient(StoreSettings settings) {
        return new StoreSettings(
                settings.kind(),
                settings.url(),
                settings.user(),
                settings.password(),
                settings.connections(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ZERO, // a cache would still know what was emptied
                settings.cacheEntries(),
                settings.retention());
    }

    static void empty(StoreSettings settings) {
        try (Connection connection = DataSources.patient(settings).getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("TRUNCATE TABLE " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
