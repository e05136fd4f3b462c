package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule judges its own samples, and leaves alone what it says that it leaves alone. */
class RulesTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    private static final Pattern CUT_OFF = Pattern.compile("\\s+- [^\"'].*\\s#.*");

    static Stream<Arguments> samples() {
        return cases(Rule::samples);
    }

    static Stream<Arguments> nearMisses() {
        return cases(Rule::not);
    }

    private static Stream<Arguments> cases(java.util.function.Function<Rule, List<String>> texts) {
        return RuleFiles.shipped().stream()
                .flatMap(file -> file.rules().stream()
                        .flatMap(rule -> texts.apply(rule).stream().map(text -> Arguments.of(rule.id(), text, file))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void shouldJudgeItsSamples(String id, String sample, RuleFile file) {
        assertThat(judged(sample, file).rule()).as(sample).isEqualTo(id);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nearMisses")
    void shouldLeaveAloneItsNearMisses(String id, String nearMiss, RuleFile file) {
        assertThat(judged(nearMiss, file).rule()).as(nearMiss).isNotEqualTo(id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fileNames")
    void shouldQuoteEachPhraseWithANumberSign(String name) throws IOException {
        assertThat(lines(name).filter(CUT_OFF.asMatchPredicate()))
                .as("YAML takes ' #' for a comment, and the rest of the phrase would be lost")
                .isEmpty();
    }

    static Stream<String> fileNames() {
        return StrictYaml.resource(RuleFiles.class, "rules/files.yaml").strings("files").stream();
    }

    private static Stream<String> lines(String name) throws IOException {
        try (InputStream file = RulesTest.class.getResourceAsStream("rules/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    private static Verdict judged(String text, RuleFile file) {
        Evidence evidence = new SmtpReplyReader().read(text);
        return CLASSIFIER.classify(
                file.hosts().isEmpty()
                        ? evidence
                        : evidence.toBuilder()
                                .remoteHost("mx1." + file.hosts().get(0))
                                .build());
    }
}
