package dev.rebote.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs in a process of its own. */
final class Command {

    private final List<String> words = new ArrayList<>();

    private Command(Path program) {
        words.add(program.toString());
    }

    static Command of(Path program) {
        return new Command(program);
    }

    Command with(String... arguments) {
        words.addAll(List.of(arguments));
        return this;
    }

    Command withClassPath(List<Path> classPath) {
        return with(
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()));
    }

    /** Starts in {@code directory}; what the program prints goes to {@code output}. */
    Process start(Path directory, Path output) throws IOException {
        return new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Runs in {@code directory}; gives what the program printed, and fails with it when the program fails. */
    String run(Path directory, Duration patience) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = start(directory, output);
        boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended)
                .as("%s still runs after %s:%n%s", words.get(0), patience, printed)
                .isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
