package dev.rebote.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static Verdict judge(String words, EvidenceSource source) {
        return Classifier.shipped().classify(new SmtpReplyReader().read(words, source));
    }

    @Test
    void shouldTakeTheFirstSentenceOfANoticeThatNamesACause() {
        Verdict verdict = judge("The mailbox is full. We reject mail with a virus.", EvidenceSource.REPORT);

        assertThat(verdict.reason()).contains(Reason.RECIPIENT_FULL);
        assertThat(verdict.words()).isEqualTo("mailbox is full");
    }

    @Test
    void shouldTakeACauseBeforeARefusalThatNamesNone() {
        assertThat(judge("Your message was refused by policy. It has a virus.", EvidenceSource.REPORT)
                        .reason())
                .contains(Reason.MESSAGE_VIRUS);
    }

    @Test
    void shouldTakeTheNewAddressThatTheNextSentenceTells() {
        assertThat(judge("This mailbox has been closed. His new address is bert@mill.example.", EvidenceSource.REPORT)
                        .reason())
                .contains(Reason.RECIPIENT_MOVED);
    }

    @Test
    void shouldReadHowLongToWaitInAnotherSentenceThanTheCause() {
        assertThat(judgeDelayed("The mailbox is full. Please try again in 20 minutes.")
                        .retryAfter())
                .contains(Duration.ofMinutes(20));
    }

    @Test
    void shouldNotTakeWhatTheMailerWillDoForAWish() {
        assertThat(judgeDelayed("The mailbox is full. We will try again for 4 days.")
                        .retryAfter())
                .isEmpty();
    }

    private static Verdict judgeDelayed(String words) {
        return Classifier.shipped()
                .classify(new SmtpReplyReader()
                        .read(words, EvidenceSource.REPORT).toBuilder()
                                .event(Event.DELAYED)
                                .build());
    }

    @Test
    void shouldJudgeAReplyAsAWhole() {
        assertThat(judge("550 The mailbox is full. We reject mail with a virus.", EvidenceSource.REPLY)
                        .reason())
                .contains(Reason.MESSAGE_VIRUS);
    }
}
