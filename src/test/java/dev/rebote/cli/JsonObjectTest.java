package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void shouldWriteTextsNumbersAndNull() {
        StringBuilder out = new StringBuilder();

        JsonObject.in(out)
                .text("a", "b")
                .number("n", Optional.of(5L))
                .text("none", Optional.empty())
                .number("no number", Optional.empty())
                .end();

        assertThat(out).hasToString("{\"a\":\"b\",\"n\":5,\"none\":null,\"no number\":null}");
    }

    @Test
    void shouldEscapeWhatWouldEndTheTextOrTheLine() {
        assertThat(quoted("\"\\\n\r\t\b\u0000\u2028")).isEqualTo("\"\\\"\\\\\\n\\u000d\\t\\u0008\\u0000\\u2028\"");
    }

    @Test
    void shouldKeepEveryCharacter() throws Exception {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            all.append(c).append(' ');
        }
        all.append("😀").append("\ud83d").append("x\ude00");

        assertThat(new ObjectMapper().readTree(quoted(all.toString())).asText()).isEqualTo(all.toString());
    }

    @Test
    void shouldLeaveOrdinaryCharactersReadable() {
        assertThat(quoted("buzón 邮箱 😀")).isEqualTo("\"buzón 邮箱 😀\"");
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        JsonObject.in(out).text("", text).end();
        return out.substring("{\"\":".length(), out.length() - 1);
    }
}
