package dev.rebote.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    @Test
    void shouldReadTheSubjectInTheCharsetThatTheTextNames() {
        Charset charset = Charset.forName("GB2312");
        String mail =
                "From: Mailer <MAILER-DAEMON@youxiang.example>\nTo: anna@sender.example\nSubject: \u9000\u4fe1\u901a\u77e5\n"
                        + "Content-Type: text/plain; charset=gb2312\n\n<bert@youxiang.example>\n\u4e0d\u5b58\u5728\n";

        assertThat(asSample("mail", reader.read(mail.getBytes(charset))))
                .isEqualTo(new Sample("mail", "prose", "failed", "bert@youxiang.example", "", ""));
    }

    @Test
    void shouldReadTextInUtf16WhateverItClaims() {
        String text = "Your message to bert@shop.example could not be delivered: no such user.\n";
        byte[] head = "From: MAILER-DAEMON@shop.example\nTo: anna@sender.example\nSubject: Undeliverable mail\n\n"
                .getBytes(UTF_8);

        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] mail = Arrays.copyOf(head, head.length + text.getBytes(wide).length);
            System.arraycopy(text.getBytes(wide), 0, mail, head.length, mail.length - head.length);

            assertThat(asSample("mail", reader.read(mail)))
                    .isEqualTo(new Sample("mail", "prose", "failed", "bert@shop.example", "", ""));
        }
    }

    @Test
    void shouldReadOctetsThatAreNotOfTheCharsetThatTheyClaim() {
        String mail = "From: MAILER-DAEMON@shop.example\nTo: anna@sender.example\nSubject: Undeliverable mail\n"
                + "Content-Type: text/plain; charset=utf-7\n\n<bert@shop.example>: +\u00d8\u00e9 no such user\n";

        assertThat(asSample("mail", reader.read(mail.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(new Sample("mail", "prose", "failed", "bert@shop.example", "", ""));
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
