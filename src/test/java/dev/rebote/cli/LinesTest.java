package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void shouldGiveLinesWithoutTheirEnds() throws IOException {
        assertThat(read("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
    }

    @Test
    void shouldGiveNoLineAfterTheLastEnd() throws IOException {
        assertThat(read("a\n")).containsExactly("a");
        assertThat(read("")).isEmpty();
    }

    @Test
    void shouldReadLinesThatCrossItsBuffer() throws IOException {
        String line = "x".repeat(30_000);

        assertThat(read((line + "\n").repeat(7))).hasSize(7).allMatch(line::equals);
    }

    @Test
    void shouldPassOverTheRestOfAnEndlessLine() throws IOException {
        assertThat(read("x".repeat(5_000_000) + "\nnext")).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).hasSize(32_768);
            assertThat(lines.get(1)).isEqualTo("next");
        });
    }

    @Test
    void shouldReadEachLineInItsOwnEncoding() throws IOException {
        byte[] mixed =
                concat("buzón\n".getBytes(StandardCharsets.UTF_8), "buzón\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read(mixed)).containsExactly("buzón", "buzón");
    }

    @Test
    void shouldWaitOnlyWhenNothingIsThere() throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream("a\nb\n".getBytes(StandardCharsets.UTF_8)));

        lines.next();
        assertThat(lines.wouldWait()).isFalse();
        lines.next();
        assertThat(lines.wouldWait()).isTrue();
    }

    private static List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(byte[] bytes) throws IOException {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            Lines lines = new Lines(in);
            List<String> all = new ArrayList<>();
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
            return all;
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
