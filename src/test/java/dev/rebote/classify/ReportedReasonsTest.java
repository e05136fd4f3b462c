package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Judges what notices say of their recipients: the cause stands at times far from whom it is about. */
class ReportedReasonsTest {

    private static final Path REPORTS = Path.of("src/test/resources/dev/rebote/evidence/reports");

    private final ReportReader reader = new ReportReader();
    private final Classifier classifier = Classifier.shipped();

    /** A line of {@code reasons.tsv}. */
    record Sample(String file, String reasons) {
        static Sample parse(String line) {
            String[] cells = line.split("\t", 2);
            return new Sample(cells[0], cells[1]);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Sample> samples() throws IOException {
        List<String> lines = Files.readAllLines(REPORTS.resolve("reasons.tsv"));
        return lines.stream().filter(line -> !line.startsWith("#")).map(Sample::parse);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldJudgeEachRecipientByTheCauseThatTheNoticeTells(Sample sample) throws IOException {
        Report report = reader.read(Files.readAllBytes(REPORTS.resolve(sample.file())));

        String reasons = report.recipients().stream()
                .map(recipient -> classifier.classify(recipient.evidence()))
                .map(verdict -> verdict.reason().map(Reason::id).orElse("none"))
                .collect(Collectors.joining(" "));
        assertThat(reasons).isEqualTo(sample.reasons());
    }
}
