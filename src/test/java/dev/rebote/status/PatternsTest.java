package dev.rebote.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

    @ParameterizedTest
    @CsvSource({
        "5.1.1, 5.1.1, true",
        "5.1.1, 4.1.1, false",
        "4.2.x, 4.2.2, true",
        "4.2.x, 5.2.2, false",
        "x.7.x, 5.7.26, true",
        "x.x.x, 2.0.0, true",
        "5.7.606-649, 5.7.606, true",
        "5.7.606-649, 5.7.649, true",
        "5.7.606-649, 5.7.650, false"
    })
    void shouldMeanSomeStatuses(String pattern, String status, boolean matches) {
        assertThat(StatusPattern.parse(pattern)
                        .orElseThrow()
                        .matches(EnhancedStatus.parse(status).orElseThrow()))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5.1", "3.1.1", "5.y.1", "5.1.9-3", "5.1.1.1", "*.1.1"})
    void shouldRefuseWhatIsNoStatusPattern(String text) {
        assertThat(StatusPattern.parse(text)).isEmpty();
    }

    @Test
    void shouldMeanSomeReplyCodes() {
        assertThat(ReplyPattern.parse("550")).contains(new ReplyPattern(550, 550));
        assertThat(ReplyPattern.parse("55x")).contains(new ReplyPattern(550, 559));
        assertThat(ReplyPattern.parse("4xx")).contains(new ReplyPattern(400, 499));
        assertThat(ReplyPattern.parse("none")).contains(new ReplyPattern(0, 0));
        assertThat(ReplyPattern.parse("9xx")).isEmpty();
        assertThat(ReplyPattern.parse("5x0")).isEmpty();
    }
}
