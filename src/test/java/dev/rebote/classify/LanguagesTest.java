package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.SmtpReplyReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies in other languages than English decode although no rule has them among its samples. */
class LanguagesTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();
    private static final int LEAST_OF_A_LANGUAGE = 12;

    static Stream<Arguments> replies() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LanguagesTest.class.getResourceAsStream("languages.tsv")),
                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(f -> Arguments.of(f[0], f[1], f[2]))
                    .toList()
                    .stream();
        }
    }

    @Test
    void shouldHoldEnoughRepliesOfEachLanguage() throws IOException {
        Map<Object, Long> count =
                replies().collect(Collectors.groupingBy(reply -> reply.get()[0], Collectors.counting()));
        assertThat(count)
                .allSatisfy((language, replies) ->
                        assertThat(replies).as("%s", language).isGreaterThanOrEqualTo(LEAST_OF_A_LANGUAGE));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("replies")
    void shouldDecode(String language, String text, String reasons) {
        Verdict verdict = CLASSIFIER.classify(new SmtpReplyReader().read(text));
        assertThat(List.of(reasons.split("\\|")))
                .as(verdict.rule())
                .contains(verdict.reason().orElseThrow().id());
    }
}
