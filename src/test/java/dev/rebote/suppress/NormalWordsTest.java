package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same text about others is the same. */
class NormalWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 <anna@example.com>: Recipient address rejected | # @ recipient address rejected",
                "550 5.1.1 <bob@example.org>: Recipient address rejected | # @ recipient address rejected",
                "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.test | "
                        + "# service unavailable client host # blocked using bl test",
                "421 try later (in reply to id ABCdefGHIjklMNOpqrSTUvwxYZabc) | try later in reply to id #",
                "550 No such user. See https://help.test/a/1?b=anna%40example.com - gsmtp | no such user see # gsmtp",
                "552 Postfach voll: Größe 10,5 MB | postfach voll größe # # mb",
            })
    void shouldTakeOutWhatDiffers(String reply, String words) {
        assertThat(NormalWords.of(reply)).isEqualTo(words);
    }

    @Test
    void shouldReadAReplyOfSeveralLines() {
        assertThat(NormalWords.of("550-5.1.1 The account\r\n550 5.1.1 does not exist"))
                .isEqualTo("# the account # does not exist");
    }

    @Test
    void shouldBeBounded() {
        assertThat(NormalWords.of("no ".repeat(100_000))).hasSizeLessThanOrEqualTo(NormalWords.MAX);
    }

    @Test
    void shouldTakeNothing() {
        assertThat(NormalWords.of("")).isEmpty();
    }
}
