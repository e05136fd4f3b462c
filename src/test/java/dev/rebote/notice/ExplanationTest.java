package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final NoticeTexts texts = NoticeTexts.shipped();

    @Test
    void shouldExplainAReplyThatNamesTheRecipient() {
        assertThat(texts.explain(Samples.verdict(Reason.RECIPIENT_FULL, Samples.FULL), "es")
                        .orElseThrow()
                        .happened())
                .isEqualTo("El buzón de ana@example.org está lleno, y no cabe ningún mensaje más.");
    }

    @Test
    void shouldExplainAReplyThatNamesNobody() {
        Evidence nobody = Evidence.failed(EvidenceSource.REPLY).build();

        assertThat(texts.explain(Samples.verdict(Reason.RECIPIENT_MOVED, nobody), "en"))
                .hasValueSatisfying(explanation -> assertThat(explanation)
                        .extracting(Explanation::happened, Explanation::who)
                        .containsExactly(
                                "That address has moved, and their server does not say where to.",
                                "You can, by using the new address."));
    }
}
