package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.SmtpReplyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the build made of the rules is what the rule files say. */
class CompiledRulesTest {

    @Test
    void shouldLieBesideTheRulesAsTheyAreNow() throws IOException {
        try (InputStream built = Objects.requireNonNull(
                CompiledRules.class.getResourceAsStream("rules/compiled"), "run 'mvn process-classes'")) {
            assertThat(Arrays.equals(built.readAllBytes(), CompiledRules.compile()))
                    .as("made of these rules; if not, run 'mvn process-classes'")
                    .isTrue();
        }
    }

    @Test
    void shouldJudgeEverySampleAsTheRuleFilesDo() {
        RuleBook compiled = CompiledRules.load().orElseThrow();
        RuleBook read = RuleBook.of(RuleFiles.shipped());

        List<String> samples = RuleFiles.shipped().stream()
                .flatMap(file -> file.rules().stream())
                .flatMap(rule -> rule.samples().stream())
                .toList();
        assertThat(samples)
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(judge(compiled, sample)).isEqualTo(judge(read, sample)));
    }

    @Test
    void shouldKeepAllThatARuleDecidesBy() {
        assertThat(CompiledRules.load().orElseThrow().rules())
                .isEqualTo(RuleBook.of(RuleFiles.shipped()).rules());
    }

    private static int judge(RuleBook book, String sample) {
        Evidence evidence = new SmtpReplyReader().read(sample);
        return book.decide(evidence, book.search(evidence.reply()));
    }
}
