package dev.rebote.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Puts each jar into a James of its line as an operator does, in a process of its own, and a mail through every mailet and
 * matcher. The program that does it lies in {@code src/extension}; its source is the same for both lines.
 *
 * <p>Two parts of James 3.9 are not its own, because Maven Central lacks them: {@code james-server-mailets} (the delivery
 * engine, which our delivery drives) and {@code james-server-queue-memory}. They are those of the James 3.8 that we compile
 * against, with their classes renamed as the build renames ours. So this test shows that our delivery links and runs under
 * the new names, and not that the engine of 3.9 has kept every method that we call.
 */
class ExtensionIT {

    private static final int JAVA_OF_JAMES_39 = 21;

    private static final String BOB_IS_UNKNOWN = "550 5.1.1 User unknown";

    private static final Path PROGRAM = Path.of("src/extension/java/dev/rebote/extension");
    private static final Path CONFIGURATION = Path.of("src/extension/conf");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    @Test
    void shouldServeInJames38() throws Exception {
        Jdk jdk = Jdk.ofThisProcess();

        shouldServe(jdk, "rebote.jar.james38", classPathOfJames38());
    }

    @Test
    void shouldServeInJames39() throws Exception {
        Optional<Jdk> jdk = Jdk.atLeast(JAVA_OF_JAMES_39);
        if (jdk.isEmpty()) {
            System.out.printf(
                    "[WARNING] SKIPPED: nothing was loaded into James 3.9, which needs a JDK %d or newer; looked in %s%n",
                    JAVA_OF_JAMES_39, Jdk.PLACES);
        }
        assumeThat(jdk).as("a JDK " + JAVA_OF_JAMES_39 + " or newer").isPresent();

        shouldServe(jdk.orElseThrow(), "rebote.jar.james39", classPathOfJames39());
    }

    private void shouldServe(Jdk jdk, String jar, List<Path> classPath) throws IOException, InterruptedException {
        install(Path.of(System.getProperty(jar)));
        Path program = compile(jdk, classPath);
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting().onRcpt("bob", Reply.of(BOB_IS_UNKNOWN)))) {
            String printed = Command.of(jdk.program("java"))
                    .with("-Djames.exit.on.startup.error=false")
                    .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                    .withClassPath(Stream.concat(classPath.stream(), Stream.of(program))
                            .toList())
                    .with("dev.rebote.extension.LoadEverything", directory.toString(), remote.address())
                    .run(directory, PATIENCE);

            assertThat(printed)
                    .contains("loaded: ")
                    .containsPattern("bounced for-transport\\S* \\[bob@remote.test].*" + BOB_IS_UNKNOWN)
                    .containsPattern("for-transport.*rebote.reason=recipient.unknown.*seen-by-the-test=permanent");
            assertThat(remote.delivered()).contains("carol@remote.test").doesNotContain("bob@remote.test");
        }
    }

    private void install(Path jar) throws IOException {
        Files.copy(
                jar, Files.createDirectory(directory.resolve("extensions-jars")).resolve("rebote.jar"));
        Path conf = Files.createDirectory(directory.resolve("conf"));
        for (Path file : files(CONFIGURATION)) {
            Files.copy(file, conf.resolve(file.getFileName()));
        }
    }

    private Path compile(Jdk jdk, List<Path> classPath) throws IOException, InterruptedException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Command compiler = Command.of(jdk.program("javac"))
                .with("-nowarn", "-d", classes.toString())
                .withClassPath(classPath);
        files(PROGRAM).forEach(source -> compiler.with(source.toAbsolutePath().toString()));
        compiler.run(directory, PATIENCE);
        return classes;
    }

    /** The class path of this test without anything that the jar should bring: our classes and our libraries. */
    private static List<Path> classPathOfJames38() {
        return Stream.of(System.getProperty("surefire.test.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().matches("(rebote|picocli|snakeyaml-engine)-.*"))
                .toList();
    }

    /** The class path that the build wrote, with the jars of James 3.8 in it renamed. */
    private List<Path> classPathOfJames39() throws IOException {
        String borrowed = "-" + System.getProperty("rebote.james38") + ".jar";
        List<Path> classPath = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(System.getProperty("rebote.james39.classpath")))) {
            Path jar = Path.of(line.strip());
            if (line.strip().endsWith(borrowed)) {
                Path renamed = directory.resolve(jar.getFileName());
                JakartaNames.translate(jar, renamed);
                jar = renamed;
            }
            classPath.add(jar);
        }
        return classPath;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
