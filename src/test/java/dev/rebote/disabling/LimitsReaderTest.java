package dev.rebote.disabling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Reason;
import dev.rebote.yaml.ConfigurationException;
import dev.rebote.yaml.StrictYaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsReaderTest {

    private static final Path MISTAKES = Path.of("src/test/resources/dev/rebote/disabling/mistakes.yaml");

    private static DisablingLimits read(String text) {
        return DisablingLimits.read(StrictYaml.read(text, "p.yaml"));
    }

    @Test
    void shouldReadEveryNumber() {
        DisablingLimits limits = read("""
                score: 5
                apart: 36h
                counts-for: 60d
                believed-for: 7d
                delivery-takes: 0.5
                deliveries-clear: 4
                weights: {recipient.unknown: 0.9, recipient.full: 0}
                lasts: {usual: [1d, 2d], domain.unknown: until-released}
                outage: {share: 12.5%, recipients: 50, within: 2h}
                a-day: {share: 0%, recipients: 0}
                """);

        assertThat(limits)
                .isEqualTo(new DisablingLimits(
                        5,
                        Duration.ofHours(36),
                        Duration.ofDays(60),
                        Duration.ofDays(7),
                        0.5,
                        4,
                        new Weights(Map.of(Reason.RECIPIENT_UNKNOWN, 0.9, Reason.RECIPIENT_FULL, 0.0)),
                        new Ladders(
                                Ladder.ofDays(1, 2),
                                Map.of(
                                        Reason.RECIPIENT_FULL, Ladder.ofDays(1, 7, 30),
                                        Reason.DOMAIN_NULL_MX, Ladder.ofDays(30),
                                        Reason.DOMAIN_UNKNOWN, new Ladder(List.of(), true))),
                        new OutageGuard(0.125, 50, Duration.ofHours(2)),
                        new DailyGuard(0, 0)));
    }

    @Test
    void shouldLeaveAsUsualWhatIsNotWritten() {
        assertThat(read("score: 1")).isEqualTo(DisablingLimits.DEFAULT);
        assertThat(read("outage: {recipients: 30}").outage()).isEqualTo(new OutageGuard(0.2, 30, Duration.ofHours(1)));
        assertThat(read("weights: {recipient.full: 0.1}").weights().of(Reason.RECIPIENT_DISABLED))
                .isEqualTo(0.6);
    }

    static Stream<Arguments> mistakes() {
        return StrictYaml.read(MISTAKES).mappings("mistakes").stream()
                .map(mistake -> Arguments.of(mistake.string("message"), mistake.string("disabling")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void shouldTellEachMistakeWithItsPlace(String message, String disabling) {
        assertThatThrownBy(() -> read(disabling))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
