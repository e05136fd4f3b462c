package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts the command line in processes of its own, as a person does. */
class LeanJvmTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static final String NOTICE = """
            From MAILER-DAEMON Thu Nov 26 10:00:00 2026
            From: MAILER-DAEMON@mx.example.com
            To: anna@example.com
            Subject: Undelivered Mail Returned to Sender

            <bert@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown

            """;

    /** More than fits into a pipe: who has written it knows that the other end reads. */
    private static final String MANY_NOTICES = NOTICE.repeat(4000);

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    static Stream<List<String>> commandLines() {
        return Stream.of(
                List.of("scan", "--format", "jsonl"),
                List.of("scan", "/nowhere/at all"),
                List.of("scan", "--formt", ""),
                List.of("scan", "--rules", "LICENSE", "-"),
                List.of("dry-run", "shipped", "--format", "summary"),
                List.of("dry-run", "shipped", "--trust", "so \"so\""));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void shouldTellTheSameAsInOneProcess(List<String> commandLine) throws Exception {
        String[] arguments = commandLine.toArray(String[]::new);

        assertThat(run(arguments)).isEqualTo(Run.reading(NOTICE, arguments));
    }

    private Run run(String... arguments) throws Exception {
        Path complaints = folder.resolve("complaints");
        Process process =
                start(rebote(arguments).redirectInput(notice().toFile()).redirectError(complaints.toFile()));
        String out = read(process);
        return new Run(process.waitFor(), out, Files.readString(complaints));
    }

    @Test
    void shouldReadAPipeAndPathsWithBlanksAndForeignLetters() throws Exception {
        Path script = Files.writeString(folder.resolve("script"), """
                export LC_ALL=C.UTF-8
                mkdir 'für uns' && cp notice 'für uns/größe 1' && cat notice | "$@" 'für uns' -
                """);
        notice();
        List<String> words = new ArrayList<>(List.of("sh", script.toString()));
        words.addAll(rebote("scan", "--format", "jsonl", "--quiet").command());

        String rows = read(start(new ProcessBuilder(words).directory(folder.toFile())));

        assertThat(rows.lines().map(row -> row.split(",")[0]))
                .containsExactly("{\"file\":\"für uns/größe 1\"", "{\"file\":\"-\"");
    }

    @Test
    void shouldEndTheSecondJvmWhenTheFirstIsTold() throws Exception {
        Process first = start(rebote("scan", "-"));
        ProcessHandle second = secondOf(first);

        first.destroy();

        assertThat(first.waitFor()).isEqualTo(143);
        assertThat(second.onExit()).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void shouldEndTheSecondJvmWhenTheFirstIsGone() throws Exception {
        Process first = start(rebote("scan", "-"));
        ProcessHandle second = secondOf(first);

        first.destroyForcibly();

        assertThat(second.onExit()).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void shouldTellThatTheSecondJvmWasKilled() throws Exception {
        Process first = start(rebote("scan", "-"));

        secondOf(first).destroyForcibly();

        assertThat(first.waitFor()).isEqualTo(137);
    }

    @Test
    void shouldEndQuietlyWhenNobodyReadsOn() throws Exception {
        Path complaints = folder.resolve("complaints");
        Path mbox = Files.writeString(folder.resolve("mbox"), MANY_NOTICES);
        Process process = start(rebote("scan", "--quiet", mbox.toString()).redirectError(complaints.toFile()));

        process.getInputStream().read();
        process.getInputStream().close();

        assertThat(process.waitFor()).isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(complaints).isEmptyFile();
    }

    @Test
    void shouldStayInOneProcessWhenGivenOptions() throws Exception {
        Process process = start(java("-Xmx256m", "-cp", CLASS_PATH, Rebote.class.getName(), "scan", "--review")
                .redirectOutput(folder.resolve("out").toFile()));
        process.getOutputStream().write(MANY_NOTICES.getBytes(StandardCharsets.UTF_8));

        assertThat(process.children()).isEmpty();
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void shouldStayInOneProcessWhenNoJavaIsThere() {
        assertThat(LeanJvm.run(folder.resolve("java"), "scan")).isEmpty();
    }

    @Test
    void shouldStayInOneProcessWhenTheSecondJvmDoesNotStart() throws IOException {
        assertThat(LeanJvm.run(program("exit 1"), "scan")).isEmpty();
    }

    @Test
    void shouldTellWhatTheSecondJvmTells() throws IOException {
        assertThat(LeanJvm.run(program("exit 4"), "scan")).isEqualTo(OptionalInt.of(4));
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    /** Gives the command line in a process of its own. */
    private static ProcessBuilder rebote(String... arguments) {
        ProcessBuilder builder = java("-cp", CLASS_PATH, Rebote.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder;
    }

    /** Gives a JVM that takes no options from the environment. */
    private static ProcessBuilder java(String... words) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        return builder;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static ProcessHandle secondOf(Process first) {
        return await().until(() -> first.children().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private Path notice() throws IOException {
        return Files.writeString(folder.resolve("notice"), NOTICE);
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
