package dev.rebote.disabling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void shouldWeighOnlyWhatIsTheFaultOfTheRecipientOrItsDomain(Reason reason) {
        if (reason.suppresses() == Suppresses.NO) {
            assertThat(Weights.DEFAULT.of(reason)).isZero();
            assertThatThrownBy(() -> new Weights(Map.of(reason, 0.1))).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(Weights.DEFAULT.of(reason)).isBetween(0.2, 1.0);
        }
    }
}
