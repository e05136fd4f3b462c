package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares what {@code docs/policy.md} tells operators with the reader. */
class PolicyDocumentTest {

    private static final Path PAGE = Path.of("docs/policy.md");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");

    @Test
    void shouldTellEveryKeyOnce() throws IOException {
        List<String> told = FIRST_CELL
                .matcher(Files.readString(PAGE))
                .results()
                .map(cell -> cell.group(1))
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(PolicyNames.all());
    }

    @Test
    void shouldShowExamplesThatTheReaderTakes() throws IOException {
        List<String> examples = YAML.matcher(Files.readString(PAGE))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples).hasSize(2).allSatisfy(example -> {
            String whole = example.contains("continue: true") ? example + "  - {id: rest, then: []}\n" : example;
            assertThat(PolicyReader.read(StrictYaml.read(whole, "policy.md")).rules())
                    .isNotEmpty();
        });
    }
}
