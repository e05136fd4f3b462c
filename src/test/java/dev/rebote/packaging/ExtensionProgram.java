package dev.rebote.packaging;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program in {@code src/extension}, which starts a James without doors in a process of its own; the same source for both
 * lines.
 */
final class ExtensionProgram {

    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Path SOURCES = Path.of("src/extension/java/dev/rebote/extension");

    private static final int JAVA_OF_JAMES_39 = 21;

    private ExtensionProgram() {}

    /** Gives a JDK that James 3.9 runs on; skips the test and says so where there is none. */
    static Jdk jdkOfJames39() {
        Optional<Jdk> jdk = Jdk.atLeast(JAVA_OF_JAMES_39);
        if (jdk.isEmpty()) {
            System.out.printf(
                    "[WARNING] SKIPPED: nothing was loaded into James 3.9, which needs a JDK %d or newer; looked in %s%n",
                    JAVA_OF_JAMES_39, Jdk.PLACES);
        }
        assumeThat(jdk).as("a JDK " + JAVA_OF_JAMES_39 + " or newer").isPresent();
        return jdk.orElseThrow();
    }

    /** Compiles it for this James and gives the command that starts {@code main} in {@code directory}. */
    static Command compiled(Jdk jdk, List<Path> classPath, Path directory, String main)
            throws IOException, InterruptedException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Command compiler = Command.of(jdk.program("javac"))
                .with("-nowarn", "-d", classes.toString())
                .withClassPath(classPath);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.forEach(source -> compiler.with(source.toAbsolutePath().toString()));
        }
        compiler.run(directory, PATIENCE);
        return Command.of(jdk.program("java"))
                .with("-Djames.exit.on.startup.error=false")
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .withClassPath(
                        Stream.concat(classPath.stream(), Stream.of(classes)).toList())
                .with("dev.rebote.extension." + main);
    }
}
