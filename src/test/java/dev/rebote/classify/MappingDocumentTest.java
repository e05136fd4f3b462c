package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.SmtpReplyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say of reasons and rules is so. */
class MappingDocumentTest {

    @TempDir
    Path directory;

    @Test
    void shouldMapEveryReasonToEveryOtherTaxonomy() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/mapping.md"), StandardCharsets.UTF_8);
        assertThat(Arrays.stream(Reason.values()).map(Reason::id))
                .allSatisfy(id -> assertThat(lines)
                        .filteredOn(line -> line.startsWith("| `" + id + "` |"))
                        .singleElement()
                        .satisfies(line -> assertThat(line.split("\\|")).hasSize(7)));
    }

    @Test
    void shouldTakeTheRuleThatTheGuideShows() throws IOException {
        String guide = Files.readString(Path.of("docs/rules.md"), StandardCharsets.UTF_8);
        Matcher example =
                Pattern.compile("```yaml\n(rules:\n.*?)```", Pattern.DOTALL).matcher(guide);
        assertThat(example.find()).isTrue();
        Path rules = Files.writeString(directory.resolve("our-rules.yaml"), example.group(1));
        Classifier classifier = Classifier.with(List.of(rules));
        assertThat(classifier
                        .classify(new SmtpReplyReader().read("550 5.7.1 Partner gateway: contract ended"))
                        .rule())
                .isEqualTo("our.partner-contract");
        assertThat(classifier
                        .classify(new SmtpReplyReader().read("550 5.7.1 Partner gateway: message too large"))
                        .rule())
                .isNotEqualTo("our.partner-contract");
    }
}
