package dev.rebote.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "15min, PT15M", "4h, PT4H", "5d, PT120H", "90 min, PT90M", "999999d, PT23999976H"})
    void shouldReadANumberAndAUnit(String text, Duration length) {
        assertThat(Durations.parse(text)).contains(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0s", "15", "15m", "h", "-1h", "1.5h", "1h30min", "4H", "1000000d", "٣h", " 4h", "4h h"})
    void shouldNotGuessAtAnythingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30s", "15min", "90min", "4h", "5d"})
    void shouldWriteWhatItReads(String text) {
        assertThat(Durations.text(Durations.parse(text).orElseThrow())).isEqualTo(text);
    }

    @Test
    void shouldWriteNothingAsSeconds() {
        assertThat(Durations.text(Duration.ofMillis(300))).isEqualTo("0s");
    }

    @ParameterizedTest
    @CsvSource({"500KiB, 512000", "10MiB, 10485760", "1 GiB, 1073741824", "0KiB, 0"})
    void shouldReadSizes(String text, long octets) {
        assertThat(Sizes.parse(text)).contains(octets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10MB", "10mib", "-1KiB", "1.5MiB", "MiB"})
    void shouldNotGuessAtSizes(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }
}
