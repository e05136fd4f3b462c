package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.SmtpReplyReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example line of the guide that the project grew out of decodes as it is explained there. */
class GuideExamplesTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    static Stream<Arguments> examples() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GuideExamplesTest.class.getResourceAsStream("guide-examples.tsv")),
                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(f -> Arguments.of(f[0], f[1], f[2], f[3], f[4], f.length > 5 ? f[5] : ""))
                    .toList()
                    .stream();
        }
    }

    @Test
    void shouldHoldEveryExample() throws IOException {
        assertThat(examples()).hasSize(86);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void shouldDecodeAsTheGuideExplains(
            String id, String line, String status, String reason, String whoActs, String remark) {
        Verdict verdict = CLASSIFIER.classify(new SmtpReplyReader().read(line));
        if (reason.equals("-success")) {
            assertThat(verdict.event().isFailure()).isFalse();
            assertThat(verdict.reason()).isEmpty();
        } else {
            assertThat(anyOf(reason)).contains(verdict.reason().orElseThrow().id());
        }
        if (!status.equals("-")) {
            assertThat(anyOf(status)).contains(verdict.status().toString());
        }
        if (!whoActs.equals("-")) {
            assertThat(anyOf(whoActs)).contains(verdict.whoActs().id());
        }
        if (remark.startsWith("retry-after=")) {
            long seconds = Long.parseLong(remark.substring("retry-after=".length()));
            assertThat(verdict.retryAfter()).contains(Duration.ofSeconds(seconds));
        }
        if (remark.contains("misused")) {
            assertThat(verdict.contradictsToldStatus()).isTrue();
        }
    }

    private static List<String> anyOf(String alternatives) {
        return List.of(alternatives.split("\\|"));
    }
}
