package dev.rebote.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportReaderTest {

    private static final Path REPORTS = Path.of("src/test/resources/dev/rebote/evidence/reports");

    private final ReportReader reader = new ReportReader();

    /** A line of {@code expected.tsv}. */
    record Sample(String file, String format, String event, String recipients, String replyCode, String status) {
        static Sample parse(String line) {
            String[] cells = line.split("\t", -1);
            return new Sample(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Sample> samples() throws IOException {
        return Files.readAllLines(REPORTS.resolve("expected.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Sample::parse);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadEachFormat(Sample sample) throws IOException {
        Report report = reader.read(Files.readAllBytes(REPORTS.resolve(sample.file())));

        assertThat(asSample(sample.file(), report)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadTheSameWithOtherLineEnds(Sample sample) throws IOException {
        String text = Files.readString(REPORTS.resolve(sample.file())).replace("\r\n", "\n");

        assertThat(asSample(sample.file(), read(text.replace("\n", "\r\n")))).isEqualTo(sample);
        assertThat(asSample(sample.file(), read(text.replace("\n", "\r")))).isEqualTo(sample);
    }

    @Test
    void shouldListEverySample() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml")))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().map(Sample::file).toList());
        }
    }

    private Report read(String text) {
        return reader.read(text.getBytes(UTF_8));
    }

    private static Sample asSample(String file, Report report) {
        List<Evidence> evidence =
                report.recipients().stream().map(ReportedRecipient::evidence).toList();
        Optional<Evidence> first = evidence.stream().findFirst();
        return new Sample(
                file,
                report.format(),
                report.event().id(),
                String.join(
                        " ",
                        evidence.stream()
                                .flatMap(one -> one.recipient().stream())
                                .toList()),
                first.flatMap(Evidence::replyCode).map(Object::toString).orElse(""),
                first.flatMap(Evidence::toldStatus).map(Object::toString).orElse(""));
    }
}
