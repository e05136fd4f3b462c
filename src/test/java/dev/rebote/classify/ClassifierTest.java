package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.yaml.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

    private static final Classifier CLASSIFIER = Classifier.shipped();

    @TempDir
    Path directory;

    private static Verdict judge(String reply) {
        return CLASSIFIER.classify(new SmtpReplyReader().read(reply));
    }

    @Test
    void shouldSayThatCodeAndWordsDisagree() {
        Verdict verdict = judge("451 4.5.1 Mailbox full");
        assertThat(verdict.reason()).contains(Reason.RECIPIENT_FULL);
        assertThat(verdict.status()).isEqualTo(EnhancedStatus.of(4, 2, 2));
        assertThat(verdict.toldStatus()).contains(EnhancedStatus.of(4, 5, 1));
        assertThat(verdict.contradictsToldStatus()).isTrue();
        assertThat(verdict.words()).isEqualTo("Mailbox full");
    }

    @Test
    void shouldBlameTheSenderWhenTheTextSpeaksOfRateBesideUserUnknown() {
        assertThat(judge("550 5.1.1 <user@example.com> has sent to too many recipients this hour")
                        .reason())
                .contains(Reason.SENDER_RATE);
    }

    @Test
    void shouldMakeAPermanentCauseTemporaryForThisMessageWhenToldWithA4xx() {
        Verdict now = judge("450 4.1.1 User unknown");
        assertThat(now.isTemporary()).isTrue();
        assertThat(now.retry()).isEqualTo(Retry.SAME);
        Verdict forGood = judge("550 5.1.1 User unknown");
        assertThat(forGood.isPermanent()).isTrue();
        assertThat(forGood.retry()).isEqualTo(Retry.AFTER_CHANGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "451 4.7.1 Greylisted, try again in five minutes      | 300",
                "451-You should wait another 298                      | 298",
                "451 4.7.1 Greylisted, retry in 00:04:58              | 298",
                "450 4.7.1 Greylisted, please wait 5min               | 300",
                "451 Please try again in 1 hour                       | 3600",
                "451 4.7.1 Intente de nuevo en 10 minutos             | 600",
                "421 Too many messages in the last 60 minutes         | -1",
                "451 Please try again later                           | -1",
                "451 Try again in 900000 hours                        | -1"
            })
    void shouldReadHowLongToWait(String reply, long seconds) {
        assertThat(judge(reply).retryAfter().map(Duration::toSeconds).orElse(-1L))
                .isEqualTo(seconds);
    }

    @Test
    void shouldNameTheListAndTheHelpPage() {
        Verdict verdict = judge("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org;"
                + " see https://check.example.org/ip/192.0.2.1.");
        assertThat(verdict.reason()).contains(Reason.SENDER_IP_BLOCKED);
        assertThat(verdict.blocklist()).contains("zen.spamhaus.org");
        assertThat(verdict.helpUrl()).contains("https://check.example.org/ip/192.0.2.1");
    }

    @Test
    void shouldGiveTheNewAddressOfWhoHasMoved() {
        assertThat(judge("551 5.1.6 User has moved; please try <new@example.org>")
                        .newAddress())
                .contains("new@example.org");
    }

    @Test
    void shouldTellTextThatIsNotUnderstoodFromNoTextAtAll() {
        assertThat(judge("550 Zorp quux").reason()).contains(Reason.UNKNOWN);
        assertThat(judge("550").reason()).contains(Reason.NO_DETAIL);
        assertThat(CLASSIFIER
                        .classify(Evidence.failed(EvidenceSource.SESSION).build())
                        .reason())
                .contains(Reason.NO_DETAIL);
    }

    @Test
    void shouldGiveNoReasonForASuccess() {
        assertThat(judge("250 2.1.5 OK").reason()).isEmpty();
    }

    @Test
    void shouldAskTheOperatorFirst() throws IOException {
        Path rules = directory.resolve("own.yaml");
        Files.writeString(rules, """
                rules:
                  - id: own.zorp
                    reason: policy.refused
                    text: zorp quux
                    why: Our partner says so.
                    source: a call with them
                    samples: [ "550 Zorp quux" ]
                """);
        Verdict verdict = Classifier.with(List.of(rules)).classify(new SmtpReplyReader().read("550 5.1.1 ZORP, quux!"));
        assertThat(verdict.rule()).isEqualTo("own.zorp");
        assertThat(verdict.words()).isEqualTo("ZORP, quux");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reson: x            | own.yaml:2: unknown key 'reson'; did you mean 'reason'?",
                "reason: recipient.ful | own.yaml:2: unknown reason 'recipient.ful'; did you mean 'recipient.full'?",
                "told: 9.9.9         | own.yaml:2: '9.9.9' is not a status such as 5.1.1, 4.2.x, x.7.x or 5.7.606-649",
                "stage: rcpt         | own.yaml:2: unknown stage 'rcpt'"
            })
    void shouldTellAMistakeWithItsPlace(String line, String message) throws IOException {
        Path rules = directory.resolve("own.yaml");
        String known = line.startsWith("reason") ? "" : ", reason: recipient.full";
        Files.writeString(
                rules,
                "rules:\n  - { " + line + ", id: own.a" + known
                        + ", text: a b, why: c, source: d, samples: [ a b ] }\n");
        assertThatThrownBy(() -> Classifier.with(List.of(rules)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldNeverThrow() {
        Random chance = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder("450 ");
            int length = chance.nextInt(200);
            for (int j = 0; j < length; j++) {
                text.append((char) (chance.nextInt(4) == 0 ? chance.nextInt(0x10000) : ' ' + chance.nextInt(95)));
            }
            assertThatCode(() -> judge(text.toString())).as(text.toString()).doesNotThrowAnyException();
        }
    }
}
