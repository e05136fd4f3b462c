package dev.rebote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCommandTest {

    private static final Path REPORTS = Path.of("src/test/resources/dev/rebote/evidence/reports");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String input, String... arguments) {
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(UTF_8)), out, new PrintWriter(err, true), Ink.PLAIN);
        return Rebote.run(console, arguments);
    }

    private List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            rows.add(new ObjectMapper().readTree(line));
        }
        return rows;
    }

    private static String report(String name) throws IOException {
        return Files.readString(REPORTS.resolve(name + ".eml"));
    }

    @Test
    void shouldWriteAJsonLineForEachFile() throws IOException {
        int code = run("", "scan", REPORTS.resolve("qmail.eml").toString(), "--format", "jsonl");

        assertThat(code).isZero();
        JsonNode row = rows().get(0);
        assertThat(row.get("file").asText()).endsWith("reports/qmail.eml");
        assertThat(row.get("event").asText()).isEqualTo("failed");
        assertThat(row.get("messageId").asText()).isEqualTo("<plan-1@sender.example>");
        JsonNode first = row.get("results").get(0);
        assertThat(first.get("recipient").asText()).isEqualTo("bert@shop.example");
        assertThat(first.get("status").asText()).isEqualTo("5.1.1");
        assertThat(first.get("reason").asText()).isEqualTo("recipient.unknown");
        assertThat(err.toString()).contains("by reason").contains("recipient.unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void shouldTakeAnMboxApartWhateverItsLineEnds(String end) throws IOException {
        String mbox = "From a@b.example Mon Mar  3 10:00:00 2003\n" + report("qmail")
                + "\nFrom - Mon Mar  3 11:00:00 2003\n" + report("vacation") + "\n";
        Path file = folder.resolve("box");
        Files.writeString(file, mbox.replace("\r\n", "\n").replace("\n", end));

        run("", "scan", file.toString(), "--format", "jsonl", "--quiet");

        assertThat(rows()).extracting(row -> row.get("event").asText()).containsExactly("failed", "auto-reply");
        assertThat(rows()).extracting(row -> row.get("file").asText()).containsExactly(file + "#1", file + "#2");
    }

    @Test
    void shouldReadOneMailFromStandardInput() throws IOException {
        run(report("exim"), "scan", "-", "--format", "jsonl", "--quiet");

        assertThat(rows()).extracting(row -> row.get("file").asText()).containsExactly("-");
        assertThat(rows().get(0).get("results").get(0).get("recipient").asText())
                .isEqualTo("bert@shop.example");
    }

    @Test
    void shouldWriteARowOfCsvForEachRecipient() throws IOException {
        Path file = folder.resolve("two.eml");
        Files.writeString(file, report("qmail"));

        run("", "scan", folder.toString(), "--format", "csv", "--quiet");

        assertThat(out.toString().split("\r\n")).hasSize(3);
        assertThat(out.toString()).startsWith("file,event,recipient,reason");
    }

    @Test
    void shouldListWhatNoRuleKnows() throws IOException {
        Files.writeString(
                folder.resolve("1.eml"),
                report("opensmtpd").replace("550 5.1.1 there is nobody called bert", "zyxt qwrl 77123"));
        Files.writeString(
                folder.resolve("2.eml"),
                report("opensmtpd").replace("550 5.1.1 there is nobody called bert", "zyxt qwrl 99456"));

        run("", "scan", folder.toString(), "--review", "--quiet");

        assertThat(out.toString()).contains("     2  zyxt qwrl #").contains("1 different texts that no rule knows");
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        int code = run("", "scan", folder.resolve("none").toString());

        assertThat(code).isEqualTo(ExitCode.INPUT_OUTPUT);
        assertThat(err.toString()).contains("none");
    }

    @Test
    void shouldCheckARuleFile() throws IOException {
        Path rules = folder.resolve("mine.yaml");
        Files.writeString(rules, """
                rules:
                  - id: mine.zyxt
                    reason: recipient.full
                    text: ["zyxt qwrl"]
                    why: the house's own words
                    source: the postmaster
                    samples: ["550 zyxt qwrl", "550 something else"]
                """);

        int code = run("", "check-rules", rules.toString());

        assertThat(out.toString())
                .contains("does not judge its sample '550 something else'")
                .contains("1 rules, 2 samples, 1 mistakes");
        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
    }
}
