package dev.rebote.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
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
 * Loads the jar for James 3.9 into James 3.9.0's own server, in a process of a JDK that James 3.9 runs on, and puts a mail
 * through every mailet and matcher. The program that does it lies in {@code src/james39}.
 *
 * <p>Two parts of that server are not James 3.9.0's own, because Maven Central lacks them: {@code james-server-mailets} (the
 * delivery engine, which our delivery drives) and {@code james-server-queue-memory}. They are those of the James 3.8 that we
 * compile against, with their classes renamed as the build renames ours. So this test shows that our delivery links and
 * runs under the new names, and not that the engine of 3.9.0 has kept every method that we call.
 */
class James39IT {

    private static final int JAVA_OF_JAMES_39 = 21;

    private static final String BOB_IS_UNKNOWN = "550 5.1.1 User unknown";

    private static final Path PROGRAM = Path.of("src/james39/java/dev/rebote/james39");
    private static final Path CONFIGURATION = Path.of("src/james39/conf");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    void shouldLoadEveryMailetAndMatcherIntoJames39() throws Exception {
        Optional<Jdk> found = Jdk.atLeast(JAVA_OF_JAMES_39);
        if (found.isEmpty()) {
            System.out.printf(
                    "[WARNING] SKIPPED: nothing was loaded into James 3.9, which needs a JDK %d or newer; looked in %s%n",
                    JAVA_OF_JAMES_39, Jdk.PLACES);
        }
        assumeThat(found).as("a JDK " + JAVA_OF_JAMES_39 + " or newer").isPresent();

        install();
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting().onRcpt("bob", Reply.of(BOB_IS_UNKNOWN)))) {
            String printed = run(found.orElseThrow(), remote);

            assertThat(printed)
                    .contains("loaded: ")
                    .containsPattern("bounced for-transport\\S* \\[bob@remote.test].*" + BOB_IS_UNKNOWN);
            assertThat(remote.delivered()).contains("carol@remote.test").doesNotContain("bob@remote.test");
        }
    }

    private void install() throws IOException {
        Path jar = Path.of(System.getProperty("rebote.jar.james39"));
        Files.copy(
                jar, Files.createDirectory(directory.resolve("extensions-jars")).resolve("rebote.jar"));
        Path conf = Files.createDirectory(directory.resolve("conf"));
        for (Path file : files(CONFIGURATION)) {
            Files.copy(file, conf.resolve(file.getFileName()));
        }
    }

    private String run(Jdk jdk, FakeSmtp remote) throws IOException, InterruptedException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<Path> classPath = new ArrayList<>(classPathOfJames39());
        Command compiler = Command.of(jdk.program("javac"))
                .with("-nowarn", "-d", classes.toString())
                .withClassPath(classPath);
        files(PROGRAM).forEach(source -> compiler.with(source.toAbsolutePath().toString()));
        compiler.run(directory, PATIENCE);

        classPath.add(classes);
        return Command.of(jdk.program("java"))
                .with("-Djames.exit.on.startup.error=false")
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .withClassPath(classPath)
                .with("dev.rebote.james39.LoadEverything", directory.toString(), remote.address())
                .run(directory, PATIENCE);
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
