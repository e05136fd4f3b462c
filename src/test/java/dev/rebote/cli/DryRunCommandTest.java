package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunCommandTest {

    private static final Path REPORTS = Path.of("src/test/resources/dev/rebote/evidence/reports");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/rebote/cli");
    private static final Path FOUND = Path.of("target");

    private static final String OWN_POLICY = """
            rules:
              - id: often
                when: {failures: {at-least: 1, within: 90d}}
                then: [suppress: address]
              - id: dead
                when: {reason: recipient.unknown}
                then: [count, notify: team@example.com]
              - {id: rest, then: [notify: sender]}
            """;

    @TempDir
    private Path folder;

    private Path box = Path.of("");
    private Path policy = Path.of("");

    @BeforeEach
    void fillTheBox() throws IOException {
        box = Files.createDirectory(folder.resolve("box"));
        for (String name : List.of("qmail", "exim-delayed", "vacation", "feedback", "gmail", "mimecast", "james")) {
            Files.copy(REPORTS.resolve(name + ".eml"), box.resolve(name + ".eml"));
        }
        policy = Files.writeString(folder.resolve("own.yaml"), OWN_POLICY);
    }

    /** Compares with a file that shows what a person sees; the folder's name is left out. */
    private void assertGolden(String name, Run run) throws IOException {
        String found = run.out().replace(box.toString(), "box");
        Files.writeString(FOUND.resolve(name), found);
        assertThat(found)
                .as("if it is meant, copy %s to %s", FOUND.resolve(name), GOLDEN.resolve(name))
                .isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }

    @Test
    void shouldShowWhatWouldBeDone() throws IOException {
        assertGolden("dry-run.txt", Run.of("dry-run", "shipped", box.toString()));
    }

    @Test
    void shouldShowWhatWouldBeDoneAtTheFirstAttempt() throws IOException {
        assertGolden("dry-run-attempt.txt", Run.of("dry-run", "shipped", "--attempt", "1", "--quiet", box.toString()));
    }

    @Test
    void shouldShowTheDifferenceOfTwoPolicies() throws IOException {
        assertGolden(
                "dry-run-against.txt", Run.of("dry-run", policy.toString(), "--against", "shipped", box.toString()));
    }

    @Test
    void shouldWriteRowsOfJson() throws IOException {
        assertGolden("dry-run.jsonl", Run.of("dry-run", "shipped", "--format", "jsonl", "--quiet", box.toString()));
    }

    @Test
    void shouldWriteTheDifferenceAsRowsOfJson() throws IOException {
        assertGolden(
                "dry-run-against.jsonl",
                Run.of(
                        "dry-run",
                        policy.toString(),
                        "--against",
                        "shipped",
                        "--format",
                        "jsonl",
                        "--quiet",
                        box.toString()));
    }

    @Test
    void shouldDecideTheSameFromTheRowsOfAScan() throws IOException {
        String rows =
                Run.of("scan", "--format", "jsonl", "--quiet", box.toString()).out();
        Path file = Files.writeString(folder.resolve("rows"), rows);

        assertGolden("dry-run.jsonl", Run.of("dry-run", "shipped", "--format", "jsonl", "--quiet", file.toString()));
        assertGolden("dry-run.jsonl", Run.reading(rows, "dry-run", "shipped", "--format", "jsonl", "--quiet"));
    }

    @Test
    void shouldReadAnMboxFromStandardInput() throws IOException {
        String mbox = "From a@example.com Mon Mar  3 10:00:00 2003\n"
                + Files.readString(REPORTS.resolve("gmail.eml")) + "\nFrom - Mon Mar  3 11:00:00 2003\n"
                + Files.readString(REPORTS.resolve("qmail.eml"));

        Run run = Run.reading(mbox, "dry-run", "shipped", "--format", "summary", "-");

        assertThat(run.out()).isEqualTo("""
                2 mails, 3 recipients

                by action
                        3  notify(sender)
                        2  count

                by rule
                        2  recipient
                        1  everything-else
                """);
    }

    @Test
    void shouldBelieveNobodyWhenAskedTo() {
        Run run = Run.of("dry-run", "shipped", "--trust", "none", "--format", "summary", box.toString());

        assertThat(run.out()).isEqualTo("""
                7 mails, 7 recipients

                by action
                        7  nothing

                by rule
                        7  report.unproved
                """);
    }

    @Test
    void shouldPassOverALineThatNoScanWrote() throws IOException {
        String rows = Run.of(
                        "scan",
                        "--format",
                        "jsonl",
                        "--quiet",
                        box.resolve("gmail.eml").toString())
                .out();
        Path file = Files.writeString(folder.resolve("rows"), rows + "{\"half\": \n" + rows);

        Run run = Run.of("dry-run", "shipped", "--format", "summary", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.INPUT_OUTPUT);
        assertThat(run.err()).isEqualTo(file + ":2: passed over, for 'scan --format jsonl' has not written it so\n");
        assertThat(run.out()).startsWith("2 mails, 2 recipients\n");
    }

    @Test
    void shouldTellAMistakeInThePolicy() throws IOException {
        Files.writeString(policy, "rules:\n- {id: a, then: [notfy: sender]}\n");

        Run run = Run.of("dry-run", policy.toString(), box.toString());

        assertThat(run).isEqualTo(new Run(3, "", "own.yaml:2: unknown action 'notfy'; did you mean 'notify'?\n"));
    }

    @Test
    void shouldRefuseWhatItCannotMean() {
        assertThat(Run.of("dry-run", "shipped", "--trust", "much", box.toString())
                        .err())
                .startsWith("--trust: 'much' is not proved, named or none\n");
        assertThat(Run.of("dry-run", "shipped", "--attempt", "0", box.toString())
                        .err())
                .startsWith("--attempt: the first attempt is 1\n");
        assertThat(Run.of("dry-run").err()).startsWith("Missing required parameter: 'POLICY'\n");
    }

    @Test
    void shouldCheckAPolicy() throws IOException {
        assertThat(Run.of("check-policy", policy.toString())).isEqualTo(new Run(0, "3 rules, no mistakes\n", ""));

        Files.writeString(policy, "rules:\n- {id: a, when: {reason: 'sender.*'}, then: [count]}\n");

        assertThat(Run.of("check-policy", policy.toString()))
                .isEqualTo(new Run(
                        3,
                        "",
                        "own.yaml:2: rule 'a': 'count' cannot be done for sender.*: such a failure is no fault of the"
                                + " recipient, who may never be disabled for it\n"));
    }
}
