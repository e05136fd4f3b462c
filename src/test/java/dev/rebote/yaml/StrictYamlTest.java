package dev.rebote.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrictYamlTest {

    @Test
    void shouldGiveTextsListsAndMappings() {
        Mapping file = StrictYaml.read("a: 1\nb: [x, 2.0]\nc:\n  d: yes\n", "f.yaml");
        assertThat(file.string("a")).isEqualTo("1");
        assertThat(file.strings("b")).isEqualTo(List.of("x", "2.0"));
        assertThat(file.mapping("c").string("d")).isEqualTo("yes");
        assertThat(file.strings("none")).isEmpty();
    }

    @Test
    void shouldTellEachMistakeWithItsPlace() {
        assertThatThrownBy(() -> StrictYaml.read("a: 1\nb: 2\n", "f.yaml").onlyKeys("a", "c"))
                .hasMessage("f.yaml:2: unknown key 'b', expected one of [a, c]");
        assertThatThrownBy(() -> StrictYaml.read("a: 1\na: 2\n", "f.yaml"))
                .hasMessageStartingWith("f.yaml:2: ")
                .hasMessageContaining("duplicate key");
        assertThatThrownBy(() -> StrictYaml.read("a: &x 1\nb: *x\n", "f.yaml"))
                .hasMessage("f.yaml:2: an alias ('*') stands for a text elsewhere; write the text here");
        assertThatThrownBy(() -> StrictYaml.read("? [a]\n: 1\n", "f.yaml"))
                .hasMessage("f.yaml:1: a key must be a text");
        assertThatThrownBy(() -> StrictYaml.read("a: 1\n---\nb: 1\n", "f.yaml"))
                .hasMessage("f.yaml:2: another document begins here; one file holds one");
        assertThatThrownBy(() -> StrictYaml.read("a: " + "[".repeat(60), "f.yaml"))
                .hasMessage("f.yaml:1: more than 50 levels");
        assertThatThrownBy(() -> StrictYaml.read("a: [1\nb: 2\n", "f.yaml")).hasMessageStartingWith("f.yaml:2: ");
        assertThatThrownBy(() -> StrictYaml.read("- a\n", "f.yaml"))
                .hasMessage("f.yaml:1: the file must be a mapping of keys to values");
        assertThatThrownBy(() -> StrictYaml.read("", "f.yaml")).hasMessage("f.yaml:1: the file is empty");
        assertThatThrownBy(() -> StrictYaml.read("a: {}\n", "f.yaml").string("a"))
                .hasMessage("f.yaml:1: 'a' must be a text");
        assertThatThrownBy(() -> StrictYaml.read("a: 1\n", "f.yaml").string("b"))
                .hasMessage("f.yaml:1: 'b' is missing");
    }
}
