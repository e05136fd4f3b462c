package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "said by relay2.inside.example.com.           | said by [...].",
                "said by INSIDE.example.com:                  | said by [...]:",
                "[10.1.2.3] and [192.0.2.1]                   | [[...]] and [192.0.2.1]",
                "from 172.16.0.9, not 172.15.0.9              | from [...], not 172.15.0.9",
                "fd00::12 is ours, 2001:db8::12 is not        | [...] is ours, 2001:db8::12 is not",
                "mail.local and host.internal                 | [...] and [...]",
                "5.1.1 User unknown in table                  | 5.1.1 User unknown in table",
                "outside.example.com is known                 | outside.example.com is known",
            })
    void shouldHideInternalHostsFromOutsiders(String said, String shown) {
        assertThat(disclosure(false, recipient("ana@example.org", Optional.empty(), said, "mx1.example.org"))
                        .reply(recipient("ana@example.org", Optional.empty(), said, "mx1.example.org")))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "mx1.example.org, mx1.example.org",
        "mx1.example.org., mx1.example.org",
        "192.0.2.1, 192.0.2.1",
        "gw.inside.example.com,",
        "10.0.0.8,",
        "gateway,",
        "no host at all,",
    })
    void shouldNameOnlyHostsThatOutsidersMayKnow(String host, String shown) {
        FailedRecipient recipient = recipient("ana@example.org", Optional.empty(), "550 no", host);

        assertThat(disclosure(false, recipient).remoteHost(recipient)).isEqualTo(Optional.ofNullable(shown));
    }

    @Test
    void shouldHideWhereTheMailWentOn() {
        FailedRecipient recipient = recipient(
                "ana.private@example.net",
                Optional.of("ana@example.com"),
                "550 <Ana.Private@example.net>: no such user at EXAMPLE.net, says mx.example.net",
                "mx.example.net");
        Disclosure disclosure = disclosure(false, recipient);

        assertThat(disclosure.address(recipient)).isEqualTo("ana@example.com");
        assertThat(disclosure.remoteHost(recipient)).isEmpty();
        assertThat(disclosure.reply(recipient))
                .isEqualTo("550 <ana@example.com>: no such user at [...], says mx.[...]");
    }

    @Test
    void shouldKeepTheDomainThatTheSenderKnows() {
        FailedRecipient recipient = recipient(
                "ana.private@example.com", Optional.of("ana@example.com"), "550 <ana.private@example.com>: no", "mx");

        assertThat(disclosure(false, recipient).reply(recipient)).isEqualTo("550 <ana@example.com>: no");
    }

    @Test
    void shouldShowAllToAnInsider() {
        FailedRecipient recipient = recipient(
                "ana.private@example.net", Optional.of("ana@example.com"), "550 at 10.0.0.8", "gw.inside.example.com");
        Disclosure disclosure = disclosure(true, recipient);

        assertThat(disclosure.address(recipient)).isEqualTo("ana.private@example.net");
        assertThat(disclosure.remoteHost(recipient)).contains("gw.inside.example.com");
        assertThat(disclosure.reply(recipient)).isEqualTo("550 at 10.0.0.8");
    }

    @Test
    void shouldLeaveOutTheTracesThatTellOfUs() {
        FailedRecipient recipient = recipient("ana@example.org", Optional.empty(), "550 no", "mx1.example.org");
        String header = """
                Received: from mta3.inside.example.com\r
                 ([192.168.7.9]) by mail.example.com\r
                Received: from client.example.net by mail.example.com\r
                Subject: about mta3.inside.example.com\r
                """;

        byte[] shown = disclosure(false, recipient).header(header.getBytes(StandardCharsets.US_ASCII));

        assertThat(shown).asString(StandardCharsets.US_ASCII).isEqualTo("""
                        Received: from client.example.net by mail.example.com\r
                        Subject: about mta3.inside.example.com\r
                        """);
    }

    private static Disclosure disclosure(boolean insider, FailedRecipient recipient) {
        return new Disclosure(Samples.notice("en", insider, Samples.ORIGINAL, recipient), Samples.REPORTER);
    }

    private static FailedRecipient recipient(String address, Optional<String> written, String reply, String host) {
        Evidence evidence =
                Samples.FULL.toBuilder().reply(reply).remoteHost(host).build();
        return new FailedRecipient(
                address, written, Samples.verdict(Reason.RECIPIENT_UNKNOWN, evidence), Optional.empty());
    }
}
