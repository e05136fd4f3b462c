package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {

    private static final String POLICY = "delay-notices: [%s]\nrules:\n  - id: all\n    why: All.\n    then: []\n";

    @TempDir
    private Path conf;

    private PolicyFile source;

    @BeforeEach
    void setUp() throws Exception {
        FileSystem files = mock(FileSystem.class);
        when(files.getFile(anyString()))
                .thenAnswer(
                        call -> conf.resolve(call.getArgument(0, String.class).replace("file://conf/", ""))
                                .toFile());
        source = new PolicyFile(
                "Mailet", new OperatorFiles(files), Set::of, new RecordingMetricFactory(), Clock.systemUTC());
    }

    @Test
    void shouldShipAPolicy() throws Exception {
        assertThat(source.find(Optional.empty()).delayNotices())
                .containsExactly(Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72));
    }

    @Test
    void shouldFindTheUsualFileInConf() throws Exception {
        Files.writeString(conf.resolve("rebote-policy.yaml"), POLICY.formatted("1h"));

        assertThat(source.find(Optional.empty()).delayNotices()).containsExactly(Duration.ofHours(1));
    }

    @Test
    void shouldPreferTheFileThatIsNamed() throws Exception {
        Files.writeString(conf.resolve("rebote-policy.yaml"), POLICY.formatted("1h"));
        Files.writeString(conf.resolve("ours.yaml"), POLICY.formatted("2h"));

        assertThat(source.find(Optional.of("ours.yaml")).delayNotices()).containsExactly(Duration.ofHours(2));
    }

    @Test
    void shouldNameTheMistake() throws Exception {
        Files.writeString(conf.resolve("rebote-policy.yaml"), POLICY.formatted("soon"));

        assertThatThrownBy(() -> source.find(Optional.empty()))
                .isInstanceOf(MessagingException.class)
                .hasMessageStartingWith("Mailet: ")
                .hasMessageContaining("rebote-policy.yaml:1: ");
    }

    @Test
    void shouldNameTheFileThatIsMissing() {
        assertThatThrownBy(() -> source.find(Optional.of("ours.yaml")))
                .isInstanceOf(MessagingException.class)
                .hasMessageStartingWith("Mailet cannot read the file 'ours.yaml': there is no ");
    }
}
