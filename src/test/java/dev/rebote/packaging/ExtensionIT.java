package dev.rebote.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.testing.FakeSmtp;
import dev.rebote.testing.Reply;
import dev.rebote.testing.Script;
import dev.rebote.trust.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
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

    private static final String BOB_IS_UNKNOWN = "550 5.1.1 User unknown";

    private static final Path CONFIGURATION = Path.of("src/extension/conf");

    @TempDir
    private Path directory;

    @Test
    void shouldServeInJames38() throws Exception {
        Jdk jdk = Jdk.ofThisProcess();

        shouldServe(jdk, "rebote.jar.james38", JamesJars.of38());
    }

    @Test
    void shouldServeInJames39() throws Exception {
        Jdk jdk = ExtensionProgram.jdkOfJames39();

        shouldServe(jdk, "rebote.jar.james39", JamesJars.of39(directory));
    }

    private void shouldServe(Jdk jdk, String jar, List<Path> classPath) throws IOException, InterruptedException {
        install(Path.of(System.getProperty(jar)));
        Command program = ExtensionProgram.compiled(jdk, classPath, directory, "LoadEverything");
        try (FakeSmtp remote = FakeSmtp.start(Script.accepting().onRcpt("bob", Reply.of(BOB_IS_UNKNOWN)))) {
            String printed =
                    program.with(directory.toString(), remote.address()).run(directory, ExtensionProgram.PATIENCE);

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
        SigningKey key = SigningKey.random(new SecureRandom(), LocalDate.of(2000, 1, 1));
        Files.writeString(conf.resolve("rebote-keys.yaml"), "keys:\n" + key.toFileEntry() + "\n");
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
