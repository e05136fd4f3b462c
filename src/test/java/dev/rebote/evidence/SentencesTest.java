package dev.rebote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void shouldEndASentenceAtItsPointAndAtAnEmptyLine() {
        assertThat(Sentences.in("We have your mail. The address is wrong!\nReason\n\nNo such user"))
                .containsExactly("We have your mail. ", "The address is wrong!\n", "Reason\n\n", "No such user");
    }

    @Test
    void shouldGoOnBehindThePointsOfNamesAndNumbers() {
        assertThat(Sentences.in("Mail of J. Doe to mx.shop.example failed, cf. section 2. No mail"))
                .containsExactly("Mail of J. Doe to mx.shop.example failed, cf. section 2. No mail");
    }

    @Test
    void shouldEndASentenceWithoutBlanksWhereAScriptHasNone() {
        assertThat(Sentences.in("宛先が存在しません。ご確認ください。")).containsExactly("宛先が存在しません。", "ご確認ください。");
    }

    @Test
    void shouldLoseNothing() {
        String text = " . \n\n? !\n\n\n.";

        assertThat(String.join("", Sentences.in(text))).isEqualTo(text);
    }
}
