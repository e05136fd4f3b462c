package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

    private static final Duration SIX_HOURS = Duration.ofHours(6);

    @Test
    void shouldRetryFiveTimesEverySixHoursByDefault() {
        assertThat(RetrySchedule.of(Optional.empty(), Optional.empty()).delays())
                .isEqualTo(Collections.nCopies(5, SIX_HOURS));
    }

    @Test
    void shouldNotRetryWhenNoRetryIsWanted() {
        assertThat(RetrySchedule.of(Optional.of(0), Optional.empty()).delays()).isEmpty();
    }

    @Test
    void shouldNotRetryWhenTheListIsEmpty() {
        assertThat(RetrySchedule.of(Optional.of(0), Optional.of(",")).delays()).isEmpty();
    }

    @Test
    void shouldReadTimesAndUnits() {
        assertThat(RetrySchedule.of(Optional.of(0), Optional.of("200, 2 * 5 minutes, 1*1 hour"))
                        .delays())
                .containsExactly(
                        Duration.ofMillis(200), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(1));
    }

    @Test
    void shouldRepeatTheLastDelay() {
        assertThat(RetrySchedule.of(Optional.of(3), Optional.of("1 sec, 2 sec")).delays())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void shouldFollowTheListWhenItIsLongerThanMaxRetries() {
        assertThat(RetrySchedule.of(Optional.of(1), Optional.of("3*1 sec")).delays())
                .hasSize(3);
    }

    @Test
    void shouldGiveTheDelayBeforeEachRetryAndThenNone() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)));

        assertThat(schedule.delayAfter(0)).contains(Duration.ofSeconds(1));
        assertThat(schedule.delayAfter(1)).contains(Duration.ofSeconds(2));
        assertThat(schedule.delayAfter(2)).isEmpty();
    }

    @Test
    void shouldRefuseAnEmptyListWhenRetriesAreWanted() {
        assertThatThrownBy(() -> RetrySchedule.of(Optional.of(2), Optional.of(",")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delayTime lists no delay, but maxRetries asks for 2 retries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2 * ", "x*1 sec", "-1*1 sec", "1*2*3 sec", "3 fortnights"})
    void shouldRefuseWhatIsNoDelay(String entry) {
        assertThatThrownBy(() -> RetrySchedule.of(Optional.empty(), Optional.of("1 sec," + entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delayTime '1 sec," + entry + "': '" + entry.strip()
                        + "' is not '[times *] delay [msec|sec|minute|hour|day]', for example '2 * 30 minutes'");
    }
}
