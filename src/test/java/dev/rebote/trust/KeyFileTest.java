package dev.rebote.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.yaml.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads files of keys: good ones, those with a mistake, and those that change. */
class KeyFileTest {

    private static final String GOOD = Paths.key("aa", LocalDate.of(2026, 1, 1)).toFileEntry();
    private static final String OTHER =
            Paths.key("bb", LocalDate.of(2026, 2, 1)).toFileEntry();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("rebote-keys.yaml");
    }

    @Test
    void shouldReadWhatAKeyWrites() throws IOException {
        write(GOOD, OTHER);

        assertThat(KeyFile.read(file)).hasToString("[aa, bb]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
              - {id: aa, created: 2026-01-01, secret: "c2hvcnQ="}                                       | rebote-keys.yaml:2: the secret has 5 bytes, at least 32 are needed
              - {id: aa, created: 2026-01-01, secret: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}    | rebote-keys.yaml:2: the secret is not random: it repeats a few bytes
              - {id: aa, created: 2026-01-01, secret: "a secret"}                                       | rebote-keys.yaml:2: 'secret' must be base64
              - {id: A1, created: 2026-01-01, secret: "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="}    | rebote-keys.yaml:2: the id 'A1' must be 2 of the letters a-z and 2-7
              - {id: aa, created: yesterday, secret: "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="}     | rebote-keys.yaml:2: 'created' must be a day such as 2026-03-01
              - {id: aa, secret: "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="}                        | rebote-keys.yaml:2: 'created' is missing
              - {id: aa, made: 2026-01-01}                                                              | rebote-keys.yaml:2: unknown key 'made', expected one of [id, created, secret]
            """)
    void shouldRefuseWhatIsWrongWithItsPlace(String entry, String message) throws IOException {
        write("  " + entry.strip());

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseTwoKeysOfOneNameOrOneSecret() throws IOException {
        write(GOOD, GOOD);
        assertThatThrownBy(() -> KeyFile.read(file)).hasMessage("rebote-keys.yaml:3: another key has the id 'aa'");

        write(GOOD, GOOD.replace("id: aa", "id: cc"));
        assertThatThrownBy(() -> KeyFile.read(file))
                .hasMessage("rebote-keys.yaml:3: the secret is that of the key 'aa'");
    }

    @Test
    void shouldRefuseAFileWithoutKeys() throws IOException {
        Files.writeString(file, "keys: []\n");

        assertThatThrownBy(() -> KeyFile.read(file))
                .hasMessage("rebote-keys.yaml:1: 'keys' must list one to 8 keys, each with id, created and secret;"
                        + " 'rebote keys new' makes one");
    }

    @Test
    void shouldTellThatOthersCanReadTheFile() throws IOException {
        write(GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(KeyFile.warning(file))
                .contains(file + ": others than its owner can read or change it ([GROUP_READ]);"
                        + " whoever knows a key can forge reports; chmod 600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(KeyFile.warning(file)).isEmpty();
    }

    @Test
    void shouldReadAChangedFileAgainAndKeepTheOldKeysWhenItIsWrong() throws IOException {
        List<String> complaints = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        write(GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        WatchedKeys keys = new WatchedKeys(file, warnings::add, complaints::add);

        write(GOOD, OTHER);
        touch(1);
        assertThat(keys.get()).hasToString("[aa, bb]");

        Files.writeString(file, "keys: nonsense\n");
        touch(2);
        assertThat(keys.get()).hasToString("[aa, bb]");
        assertThat(keys.get()).hasToString("[aa, bb]");
        assertThat(complaints)
                .containsExactly("the keys that were read before stay in use, because of"
                        + " rebote-keys.yaml:1: an entry of 'keys' must be a mapping of keys to values");

        Files.delete(file);
        assertThat(keys.get()).hasToString("[aa, bb]");
        assertThat(complaints).hasSize(2);

        write(OTHER);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(keys.get()).hasToString("[bb]");
        assertThat(complaints).hasSize(2);
        assertThat(warnings).singleElement().asString().contains("chmod 600");
    }

    @Test
    void shouldNeverShowASecret() {
        SigningKey key = Paths.key("aa", LocalDate.of(2026, 1, 1));

        assertThat(key).hasToString("key aa of 2026-01-01");
        assertThat(SigningKeys.of(List.of(key))).hasToString("[aa]");
    }

    private void write(String... entries) throws IOException {
        Files.writeString(file, "keys:\n" + String.join("\n", entries) + "\n");
    }

    private void touch(int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }
}
