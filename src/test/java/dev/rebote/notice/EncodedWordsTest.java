package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?UTF-8?Q?Facturaci=C3=B3n?=                     | Facturación",
                "=?utf-8?b?RmFjdHVyYWNpw7Nu?= de marzo            | Facturación de marzo",
                "=?iso-8859-1?Q?a=F1o?= =?iso-8859-1?Q?_nuevo?=   | año nuevo",
                "=?UTF-8*es?Q?a=C3=B1o?=                          | año",
                "Re: =?UTF-8?Q?s=C3=AD?= y no                     | Re: sí y no",
                "=?no-such-charset?Q?x?=                          | =?no-such-charset?Q?x?=",
                "=?UTF-8?X?x?=                                    | =?UTF-8?X?x?=",
                "half =?UTF-8?Q?open                              | half =?UTF-8?Q?open",
                "plain                                            | plain",
            })
    void shouldReadAsAPersonWould(String written, String read) {
        assertThat(EncodedWords.decode(written)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "año", "=?UTF-8?Q?not_meant?=", "日本語の件名がとても長いときは二つの語に分かれます", "😀 smile"})
    void shouldReadWhatItWrote(String text) {
        String written = EncodedWords.encode(text);

        assertThat(EncodedWords.decode(written)).isEqualTo(text);
        assertThat(written.split(" ", -1)).allMatch(word -> word.length() <= 75);
        assertThat(SafeText.isAscii(written)).isTrue();
    }

    @Test
    void shouldLeaveTextAloneThatNeedsNothing() {
        assertThat(EncodedWords.encode("Not delivered: lunch")).isEqualTo("Not delivered: lunch");
    }
}
