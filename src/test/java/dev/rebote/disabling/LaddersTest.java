package dev.rebote.disabling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaddersTest {

    private static final Instant SINCE = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RECIPIENT_UNKNOWN, 1, 7",
        "RECIPIENT_UNKNOWN, 2, 30",
        "RECIPIENT_UNKNOWN, 3, 90",
        "RECIPIENT_UNKNOWN, 4,",
        "RECIPIENT_UNKNOWN, 9,",
        "RECIPIENT_FULL, 1, 1",
        "RECIPIENT_FULL, 2, 7",
        "RECIPIENT_FULL, 3, 30",
        "RECIPIENT_FULL, 9, 30",
        "DOMAIN_NULL_MX, 1, 30",
        "DOMAIN_NULL_MX, 9, 30",
        "DOMAIN_UNKNOWN, 1, 7",
    })
    void shouldLastLongerEachTime(Reason reason, int times, Integer days) {
        assertThat(DisablingLimits.DEFAULT.ladders().end(reason, times, SINCE))
                .isEqualTo(Optional.ofNullable(days).map(Duration::ofDays).map(SINCE::plus));
    }
}
