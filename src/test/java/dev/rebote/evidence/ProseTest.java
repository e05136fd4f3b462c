package dev.rebote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {

    private static final String LONGEST = "x".repeat(Prose.MAX_LINE);

    @Test
    void shouldTakeALineAsItIsWhenItIsNotTooLong() {
        assertThat(Prose.of("one  \n\n two\n" + LONGEST + "\nthree").lines())
                .containsExactly("one", "", " two", LONGEST, "three");
    }

    @Test
    void shouldBreakALineBeforeTheLastWordThatIsTooLong() {
        assertThat(Prose.of("some words " + LONGEST + "\nnext").lines())
                .containsExactly("some words", " " + LONGEST.substring(1), "x", "next");
    }

    @Test
    void shouldBreakALineWithoutWordsWhereItGetsTooLong() {
        assertThat(Prose.of(LONGEST + "y").lines()).containsExactly(LONGEST, "y");
    }

    @Test
    void shouldSayWhenItLeavesLinesOut() {
        assertThat(Prose.of("line\n".repeat(Prose.MAX_LINES)).cut()).isFalse();
        assertThat(Prose.of("line\n".repeat(Prose.MAX_LINES + 1)).cut()).isTrue();
    }

    @Test
    void shouldGoOnBehindTheFieldsThatTellWhichMessageItIsAbout() {
        String fields = "Message-ID: <1@sender.example>\nTo: list@sender.example\nSubject: seeds\n\n";
        assertThat(Prose.of("About your message:\n\n" + fields + "It could not be delivered to bert@shop.example")
                        .lines())
                .contains("It could not be delivered to bert@shop.example");
        assertThat(Prose.of("It could not be delivered:\n\n" + fields + "bert@shop.example could not be delivered")
                        .lines())
                .containsExactly("It could not be delivered:", "");
    }
}
