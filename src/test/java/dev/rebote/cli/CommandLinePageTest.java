package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what {@code docs/cli.md} tells with the commands. */
class CommandLinePageTest {

    private static final Path PAGE = Path.of("docs/cli.md");

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    /** A name and the colon behind it, at the beginning of an object or behind a comma. */
    private static final Pattern KEY = Pattern.compile("[{,]\"(\\w+)\":");

    private static final String NOTICE = """
            From: MAILER-DAEMON@mx.example.com
            To: anna@example.com
            Subject: Undelivered Mail Returned to Sender

            <bert@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown
            """;

    static Stream<Class<?>> commands() {
        return Stream.of(ExplainCommand.class, ScanCommand.class, CheckRulesCommand.class);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTellEveryOption(Class<?> command) throws IOException {
        String name = command.getAnnotation(Command.class).name();

        assertThat(firstCells(section(name)).filter(cell -> cell.startsWith("--")))
                .containsExactlyInAnyOrderElementsOf(options(command));
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("explain", Run.of("explain", "--json", "550 5.1.1 User unknown")),
                Arguments.of("scan", Run.reading(NOTICE, "scan", "--format", "jsonl", "--quiet", "-")));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void shouldTellEveryKey(String command, Run run) throws IOException {
        assertThat(firstCells(section(command)).filter(cell -> !cell.startsWith("--")))
                .containsExactlyInAnyOrderElementsOf(keys(run.out()));
    }

    @Test
    void shouldTellEveryExitCode() throws IOException {
        List<String> codes = Arrays.stream(ExitCode.class.getDeclaredFields())
                .filter(field -> field.getType() == int.class)
                .map(CommandLinePageTest::value)
                .toList();

        assertThat(firstCells(section("Exit codes"))).containsExactlyInAnyOrderElementsOf(codes);
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.getInt(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.getName(), e);
        }
    }

    private static List<String> options(Class<?> command) {
        return Arrays.stream(command.getDeclaredFields())
                .flatMap(field -> Optional.ofNullable(field.getAnnotation(Option.class)).stream())
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    }

    private static List<String> keys(String json) {
        return KEY.matcher(json).results().map(key -> key.group(1)).toList();
    }

    private static Stream<String> firstCells(String text) {
        return FIRST_CELL.matcher(text).results().map(cell -> cell.group(1));
    }

    private static String section(String title) throws IOException {
        String page = Files.readString(PAGE);
        String heading = "\n## " + title + "\n";
        assertThat(page).contains(heading);
        return page.substring(page.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
    }
}
