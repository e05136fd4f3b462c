package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyDetailsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blocked using bl.example.net; see http://bl.example.net/q?ip=192.0.2.1 | bl.example.net",
                "Blocked by SORBS (dnsbl.sorbs.net)                                     | dnsbl.sorbs.net",
                "Listed by UCEPROTECT-Level 1, see www.uceprotect.net                   | uceprotect.net",
                "192.0.2.1 found in 1.2.0.192.cbl.abuseat.org                           | cbl.abuseat.org",
                "Your IP is on the Barracuda Reputation Block List                      | barracuda",
                "refused by SpamCop                                                     | spamcop"
            })
    void shouldNameTheListByItsHostWhereOneIsTold(String reply, String list) {
        assertThat(ReplyDetails.blocklist(reply)).contains(list);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Details: HTTPS://HELP.EXAMPLE.COM/e/12           | HTTPS://HELP.EXAMPLE.COM/e/12",
                "(see <https://help.example.com/e?id=12&x=3>)     | https://help.example.com/e?id=12&x=3",
                "ftp://x.example.com, http://help.example.com/a.  | http://help.example.com/a",
                "İİİİ https://help.example.com/a                  | https://help.example.com/a"
            })
    void shouldGiveTheHelpPage(String reply, String page) {
        assertThat(ReplyDetails.helpUrl(reply)).contains(page);
    }

    @Test
    void shouldGiveNoHelpPageWhereNoneIsTold() {
        assertThat(ReplyDetails.helpUrl("http is down, :// or http:// or https"))
                .isEmpty();
    }
}
