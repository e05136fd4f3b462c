package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.trust.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    @TempDir
    private Path directory;

    @Test
    void shouldMakeAFileThatItsOwnerAloneCanRead() throws IOException {
        Path file = directory.resolve("keys.yaml");

        Run run = Run.of("keys", "new", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("key [a-z2-7]{2} of [0-9-]{10} is in .*keys.yaml and signs from now on; .*\\R");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(KeyFile.warning(file)).isEmpty();
        assertThat(run.out() + run.err()).doesNotContain(secret(Files.readString(file)));
    }

    @Test
    void shouldAddAKeyToAFile() throws IOException {
        Path file = directory.resolve("keys.yaml");
        Run.of("keys", "new", file.toString());
        Files.writeString(file, Files.readString(file).strip());

        Run run = Run.of("keys", "new", file.toString());

        assertThat(run.code()).isZero();
        assertThat(KeyFile.read(file).toString()).matches("\\[[a-z2-7]{2}, [a-z2-7]{2}]");
    }

    @Test
    void shouldNotTouchAFileWithAMistake() throws IOException {
        Path file = Files.writeString(directory.resolve("keys.yaml"), "kees: []\n");

        Run run = Run.of("keys", "new", file.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("keys.yaml:1: unknown key 'kees'");
        assertThat(file).hasContent("kees: []\n");
    }

    @Test
    void shouldWantASubcommand() {
        assertThat(Run.of("keys").code()).isEqualTo(2);
    }

    private static String secret(String file) {
        int start = file.indexOf("secret: \"") + "secret: \"".length();
        return file.substring(start, file.indexOf('"', start));
    }
}
