package dev.rebote.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnhancedStatusTest {

    @ParameterizedTest
    @ValueSource(strings = {"2.0.0", "4.2.2", "5.1.1", "5.7.750", "4.16.55", "5.999.999"})
    void shouldReadWhatRfc3463Allows(String text) {
        assertThat(EnhancedStatus.parse(text))
                .hasValueSatisfying(status -> assertThat(status).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "5.1",
                "5.1.",
                "3.1.1",
                "6.1.1",
                "5.1.1.1",
                "5.1.1111",
                "5.1111.1",
                "x.1.1",
                "5.a.1",
                "5..1",
                "-5.1.1",
                "٥.1.1"
            })
    void shouldGiveNothingForAnythingElse(String text) {
        assertThat(EnhancedStatus.parse(text)).isEmpty();
    }

    @Test
    void shouldNotTakeTheBeginningOfAnAddressOrVersionForAStatus() {
        assertThat(EnhancedStatus.parseAt("5.1.1.7", 0)).isEmpty();
        assertThat(EnhancedStatus.parseAt("4.16.5533", 0)).isEmpty();
        assertThat(EnhancedStatus.parseAt("5.1.1. Bye", 0)).contains(EnhancedStatus.of(5, 1, 1));
    }

    @Test
    void shouldRefuseOurOwnMistakes() {
        assertThatThrownBy(() -> EnhancedStatus.of(3, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EnhancedStatus.of(5, 1000, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepItsMeaningInAnotherClass() {
        assertThat(EnhancedStatus.of(5, 2, 2).withClass(4)).isEqualTo(EnhancedStatus.of(4, 2, 2));
    }
}
