package dev.rebote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This may be because the mailbox is full.",
                "If the mailbox is full, wait some days.",
                "Is the mailbox full?",
                "Please check the address.",
                "Möglicherweise ist das Postfach voll.",
                "アドレスが間違っていないかご確認ください。"
            })
    void shouldBlankWhatIsSaidToEverybody(String advice) {
        assertThat(Advice.blanked("No such user.\n" + advice))
                .isEqualTo("No such user.\n" + " ".repeat(advice.length()));
    }

    @Test
    void shouldBlankAdviceInBracketsAndKeepTheSentenceAroundIt() {
        assertThat(Advice.blanked("The addresses were unknown (please check them):"))
                .isEqualTo("The addresses were unknown " + " ".repeat("(please check them)".length()) + ":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mailbox is full.",
                "Your mail cannot be delivered.",
                "We could not verify the sender.",
                "Сообщение невозможно доставить.",
                "Il messaggio non può essere consegnato.",
                "If you wrote to bert@shop.example, he is gone.",
                "Please check: 550 5.1.1 User unknown."
            })
    void shouldKeepWhatIsSaidOfThisMessage(String told) {
        assertThat(Advice.blanked(told)).isEqualTo(told);
    }

    @Test
    void shouldBlankWhatAHeadingAnnounces() {
        assertThat(Advice.blanked("Possible causes:\n\nMailbox full\n\nUser unknown")
                        .strip())
                .isEqualTo("User unknown");
    }

    @Test
    void shouldKeepThePageThatIsNamedInAdvice() {
        assertThat(Advice.blanked("If you need more, see http://shop.example/help now.")
                        .strip())
                .isEqualTo("http://shop.example/help");
    }
}
