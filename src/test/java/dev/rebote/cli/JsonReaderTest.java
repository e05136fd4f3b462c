package dev.rebote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void shouldReadTextsNumbersListsAndObjects() {
        assertThat(JsonReader.object(
                        " { \"a\" : \"b\", \"n\":-1.5e3,\"t\":true,\"l\":[1,\"x\",null,{}],\"o\":{\"p\":\"q\"} } "))
                .contains(Map.of(
                        "a", "b", "n", "-1.5e3", "t", "true", "l", List.of("1", "x", Map.of()), "o", Map.of("p", "q")));
    }

    @Test
    void shouldTakeNullForNothing() {
        assertThat(JsonReader.object("{\"a\":null,\"b\":[]}")).contains(Map.of("b", List.of()));
    }

    @Test
    void shouldReadBackEveryCharacterThatWeWrite() {
        StringBuilder all = new StringBuilder("😀\ud83d ");
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            all.append(c).append(' ');
        }
        StringBuilder json = new StringBuilder();
        JsonObject.in(json).text("all", all.toString()).end();

        assertThat(JsonReader.object(json.toString())).isEqualTo(Optional.of(Map.of("all", all.toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"a\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":\"b}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{} x",
                "{'a':1}",
                "{\"a\":1 \"b\":2}"
            })
    void shouldGiveNothingForWhatIsNoObject(String text) {
        assertThat(JsonReader.object(text)).isEmpty();
    }

    @Test
    void shouldNotSinkIntoDepths() {
        assertThat(JsonReader.object("{\"a\":" + "[".repeat(100_000))).isEmpty();
    }
}
