package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPlanTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Optional<Duration> NO_HINT = Optional.empty();

    private static RetryPlan plan(boolean heedsHint) {
        return new RetryPlan(
                MINUTE.multipliedBy(15), 2, Duration.ofHours(4), Optional.empty(), Duration.ofDays(5), heedsHint);
    }

    @Test
    void shouldDoubleTheWaitsUpToTheLongest() {
        List<Duration> waits = new ArrayList<>();
        for (int attempts = 1; attempts <= 7; attempts++) {
            waits.add(plan(true).next(attempts, Duration.ZERO, NO_HINT).orElseThrow());
        }

        assertThat(waits).extracting(Duration::toMinutes).containsExactly(15L, 30L, 60L, 120L, 240L, 240L, 240L);
    }

    @Test
    void shouldTryAboutThirtyTimesInFiveDays() {
        Duration age = Duration.ZERO;
        int attempts = 1;
        for (Optional<Duration> wait = plan(true).next(attempts, age, NO_HINT);
                wait.isPresent();
                wait = plan(true).next(attempts, age, NO_HINT)) {
            age = age.plus(wait.get());
            attempts++;
        }

        assertThat(attempts).isEqualTo(35);
        assertThat(age).isBetween(Duration.ofDays(5), Duration.ofDays(5).plusHours(4));
    }

    @Test
    void shouldWaitAsLongAsTheRemoteAsks() {
        assertThat(plan(true).next(1, Duration.ZERO, Optional.of(MINUTE.multipliedBy(7))))
                .contains(MINUTE.multipliedBy(7));
        assertThat(plan(true).next(3, Duration.ZERO, Optional.of(MINUTE.multipliedBy(7))))
                .contains(MINUTE.multipliedBy(7));
    }

    @Test
    void shouldNotBeKeptBusyByARemoteThatAsksForAMomentEachTime() {
        Optional<Duration> moment = Optional.of(Duration.ofSeconds(1));

        assertThat(plan(true).next(1, Duration.ZERO, moment)).contains(MINUTE);
        assertThat(plan(true).next(RetryPlan.HEEDED_HINTS, Duration.ZERO, moment))
                .contains(MINUTE);
        assertThat(plan(true).next(RetryPlan.HEEDED_HINTS + 1, Duration.ZERO, moment))
                .contains(Duration.ofHours(4));
    }

    @Test
    void shouldNotWaitLongerThanTheLongestWhateverTheRemoteAsks() {
        assertThat(plan(true).next(1, Duration.ZERO, Optional.of(Duration.ofDays(400))))
                .contains(Duration.ofHours(4));
    }

    @Test
    void shouldPassOverAHintWhereThePlanSaysSo() {
        assertThat(plan(false).next(1, Duration.ZERO, Optional.of(MINUTE))).contains(MINUTE.multipliedBy(15));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -60})
    void shouldPassOverAHintThatIsNone(long seconds) {
        assertThat(plan(true).next(1, Duration.ZERO, Optional.of(Duration.ofSeconds(seconds))))
                .contains(MINUTE.multipliedBy(15));
    }

    @Test
    void shouldEndWithTheTries() {
        RetryPlan plan = new RetryPlan(MINUTE, 1, MINUTE, Optional.of(3), Duration.ofDays(5), true);

        assertThat(plan.next(2, Duration.ZERO, NO_HINT)).contains(MINUTE);
        assertThat(plan.next(3, Duration.ZERO, NO_HINT)).isEmpty();
    }

    @Test
    void shouldEndWithTheTime() {
        assertThat(plan(true).next(9, Duration.ofDays(5).minusSeconds(1), NO_HINT))
                .contains(Duration.ofHours(4));
        assertThat(plan(true).next(9, Duration.ofDays(5), NO_HINT)).isEmpty();
    }

    @Test
    void shouldCountNoAttemptAsTheFirst() {
        assertThat(plan(true).next(0, Duration.ZERO, NO_HINT)).contains(MINUTE.multipliedBy(15));
        assertThat(plan(true).next(Integer.MAX_VALUE, Duration.ZERO, NO_HINT)).contains(Duration.ofHours(4));
    }

    @Test
    void shouldRefuseAPlanThatIsNone() {
        assertThatThrownBy(() -> new RetryPlan(Duration.ZERO, 1, MINUTE, Optional.empty(), MINUTE, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(MINUTE, Double.NaN, MINUTE, Optional.empty(), MINUTE, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPlan(MINUTE, 1, Duration.ofSeconds(1), Optional.empty(), MINUTE, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
