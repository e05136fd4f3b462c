package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator writes about the store. */
class StoreSettingsTest {

    private static final Path HERE = Path.of("/var/mail");

    @Test
    void shouldTakeAFileOfH2WhenNothingIsWritten() {
        assertThat(StoreSettings.read(Map.of(), HERE))
                .isEqualTo(new StoreSettings(
                        StoreSettings.Kind.H2,
                        "jdbc:h2:file:/var/mail/rebote",
                        "rebote",
                        "",
                        8,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        1_000_000,
                        Retention.DEFAULT));
    }

    @Test
    void shouldTakeWhatIsWritten() {
        Map<String, String> written = Map.ofEntries(
                Map.entry("store", "postgresql"),
                Map.entry("store.url", "jdbc:postgresql://db.example.com/mail"),
                Map.entry("store.user", "james"),
                Map.entry("store.password", "secret"),
                Map.entry("store.connections", "4"),
                Map.entry("store.connection-wait", "250 ms"),
                Map.entry("store.statement-timeout", "2s"),
                Map.entry("store.cache-time", "5 min"),
                Map.entry("store.cache-entries", "1000"),
                Map.entry("keep.history", "60 d"),
                Map.entry("keep.sent", "24 h"),
                Map.entry("keep.counters", "365 d"));

        assertThat(StoreSettings.read(written, HERE))
                .isEqualTo(new StoreSettings(
                        StoreSettings.Kind.POSTGRESQL,
                        "jdbc:postgresql://db.example.com/mail",
                        "james",
                        "secret",
                        4,
                        Duration.ofMillis(250),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(5),
                        1_000,
                        new Retention(Duration.ofDays(60), Duration.ofHours(24), Duration.ofDays(365))));
        assertThat(written).hasSameSizeAs(StoreSettings.KEYS);
    }

    @Test
    void shouldNotShowThePassword() {
        StoreSettings settings =
                StoreSettings.at("jdbc:postgresql://db.example.com/mail?password=geheim", "james", "secret");

        assertThat(settings).hasToString("store postgresql at jdbc:postgresql://db.example.com/mail as james");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stor | h2 | unknown key 'stor'; did you mean 'store'?",
                "store | oracle | 'store' is 'oracle', expected one of [memory, h2, postgresql]",
                "store.url | jdbc:mysql:x | 'store.url' is 'jdbc:mysql:x', expected jdbc:h2:file:/a/path/rebote",
                "store.connections | many | 'store.connections' is 'many', expected a whole number",
                "store.connections | 0 | 'store.connections' is 0, expected 1 to 100",
                "store.connection-wait | 5 | 'store.connection-wait' is '5', expected a number with ms, s, min, h or d, such as 500 ms or 90 d",
                "store.connection-wait | 5 min | 'store.connection-wait' is PT5M, expected 250 ms to 30 s",
                "keep.history | 1 d | history kept for PT24H, expected at least 30 days: so long failures count",
            })
    void shouldSayWhatIsWrongAndWhatIsAllowed(String key, String value, String message) {
        assertThatThrownBy(() -> StoreSettings.read(Map.of(key, value), HERE)).hasMessage(message);
    }

    @Test
    void shouldRefuseAUrlOfAnotherDatabase() {
        assertThatThrownBy(() -> StoreSettings.at("jdbc:mysql://x", "", ""))
                .hasMessage("the URL 'jdbc:mysql://x' is not known, expected jdbc:h2:file:/a/path/rebote"
                        + " or jdbc:postgresql://host:5432/database");
    }
}
