package dev.rebote.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpReplyReaderTest {

    private final SmtpReplyReader reader = new SmtpReplyReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "550 5.1.1 User unknown                       | 550 | 5.1.1",
                "550-5.1.1 one                                | 550 | 5.1.1",
                "550 #5.1.0 Address rejected.                 | 550 | 5.1.0",
                "550 User unknown                             | 550 | -",
                "550                                          | 550 | -",
                "451 qq trouble in home directory (#4.3.0)    | 451 | 4.3.0",
                "554 4.16.55 [TS01] deferred                  | 554 | 4.16.55",
                "550 version 4.1.2 of the server              | 550 | -",
                "550 Error 5.1.1: user unknown                | 550 | 5.1.1",
                "550 user unknown (code 5.1.1)                | 550 | 5.1.1",
                "550 SMTP; 5.1.1 user unknown                 | 550 | 5.1.1",
                "550 user unknown X.5.1.1                     | 550 | 5.1.1",
                "550_5.1.1_user_unknown_                      | 550 | 5.1.1",
                "550 Host 5.1.1.7 refused                     | 550 | -",
                "421 192.0.2.1 said no                        | 421 | -",
                "5500 User unknown                            | -   | -",
                "dsn=4.4.1, connect to mx: Connection refused | -   | 4.4.1",
                "hello                                        | -   | -"
            })
    void shouldReadCodeAndStatus(String text, String code, String status) {
        Evidence evidence = reader.read(text);
        assertThat(evidence.replyCode().map(ReplyCode::toString).orElse(null)).isEqualTo(code);
        assertThat(evidence.toldStatus().map(EnhancedStatus::toString).orElse(null))
                .isEqualTo(status);
    }

    @Test
    void shouldReadALineOfPostfix() {
        Evidence evidence = reader.read(
                "Nov 24 01:00:00 mail postfix/smtp[123]: ABC123: to=<bob@example.com>,"
                        + " relay=mx.example.com[192.0.2.1]:25, delay=1.2, dsn=5.1.1, status=bounced (host"
                        + " mx.example.com[192.0.2.1] said: 550 5.1.1 <bob@example.com>: User unknown (in reply to RCPT TO command))");
        assertThat(evidence)
                .isEqualTo(Evidence.failed(EvidenceSource.LOG)
                        .stage(Stage.RCPT_TO)
                        .replyCode(ReplyCode.of(550))
                        .toldStatus(EnhancedStatus.of(5, 1, 1))
                        .reply("550 5.1.1 <bob@example.com>: User unknown")
                        .recipient("bob@example.com")
                        .remoteHost("mx.example.com")
                        .build());
    }

    @Test
    void shouldReadADeferralOfEximAndItsHost() {
        Evidence evidence =
                reader.read("2026-11-24 01:00:00 1abcDE-0001ab-2C == bob@example.com R=dnslookup T=remote_smtp"
                        + " defer (-44) H=mx.example.com [192.0.2.1]: SMTP error from remote mail server after"
                        + " RCPT TO:<bob@example.com>: 451 4.7.1 Greylisting in action");
        assertThat(evidence.event()).isEqualTo(Event.DELAYED);
        assertThat(evidence.stage()).isEqualTo(Stage.RCPT_TO);
        assertThat(evidence.remoteHost()).contains("mx.example.com");
        assertThat(evidence.reply()).isEqualTo("451 4.7.1 Greylisting in action");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250 2.0.0 OK                                  | DELIVERED",
                "451 try later                                 | DELAYED",
                "550 no                                        | FAILED",
                "dsn=4.4.1, status=deferred (Connection lost)  | DELAYED",
                "dsn=5.4.4, status=bounced (Host not found)    | FAILED",
                "relay=mx, dsn=2.0.0, stat=Sent (ok)           | DELIVERED",
                "There are no DNS entries for the hostname x.  | FAILED"
            })
    void shouldTellWhatHappened(String text, Event event) {
        assertThat(reader.read(text).event()).isEqualTo(event);
    }

    @Test
    void shouldRepairUtf8ThatWasReadAsLatin1() {
        String garbled = new String(
                "550 5.1.1 El buzón no existe".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(reader.read(garbled).reply()).isEqualTo("550 5.1.1 El buzón no existe");
        assertThat(reader.read("550 été").reply()).isEqualTo("550 été");
        assertThat(reader.read("550 Destinataire refusé").reply()).isEqualTo("550 Destinataire refusé");
        String garbledAndLong =
                new String("550 ñ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).repeat(4_000);
        assertThat(reader.read(garbledAndLong).reply()).startsWith("550 ñ550 ñ").doesNotContain("Ã");
    }

    @Test
    void shouldTakeControlCharactersAndTurnedLinesOut() {
        assertThat(reader.read("550 a\u0000b\u001b[31mc\td\u202ee\r\n550 f").reply())
                .isEqualTo("550 ab[31mc de\n550 f");
    }

    @Test
    void shouldKeepNoMoreThanItsLimit() {
        assertThat(reader.read("550 " + "x".repeat(100_000)).reply()).hasSize(Evidence.MAX_REPLY);
        assertThat(reader.read("550-line\r\n".repeat(10_000)).reply()).hasSizeLessThanOrEqualTo(Evidence.MAX_REPLY);
    }

    @Test
    void shouldNeverThrow() {
        Random chance = new Random(42);
        String alphabet =
                "45. -#([<@>]):=/\r\n\t\u0000\u00c3\u00a9\ud83d\ude00\u90aeabcdsaid:status=dsn=host H=(in reply to";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = chance.nextInt(80);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
            }
            assertThatCode(() -> reader.read(text.toString()))
                    .as(text.toString())
                    .doesNotThrowAnyException();
        }
    }
}
