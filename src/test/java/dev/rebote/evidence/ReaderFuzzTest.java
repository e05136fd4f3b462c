package dev.rebote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import java.nio.charset.StandardCharsets;

/**
 * Whatever a stranger sends, the readers give an answer that keeps its limits. {@code mvn test} tries the known inputs, which lie
 * in {@code ReaderFuzzTestInputs}; {@code JAZZER_FUZZ=1 mvn test -Dtest='ReaderFuzzTest#shouldReadAnyMail'} looks for others.
 */
class ReaderFuzzTest {

    private static final ReportReader REPORTS = new ReportReader();
    private static final SmtpReplyReader REPLIES = new SmtpReplyReader();
    private static final Classifier CLASSIFIER = Classifier.shipped();

    @FuzzTest(maxDuration = "10m")
    void shouldReadAnyMail(byte[] mail) {
        Report report = REPORTS.read(mail);

        assertThat(report.recipients()).hasSizeLessThanOrEqualTo(Report.MAX_RECIPIENTS);
        report.recipients().forEach(recipient -> judge(recipient.evidence()));
    }

    @FuzzTest(maxDuration = "10m")
    void shouldReadAnyReply(byte[] reply) {
        judge(REPLIES.read(new String(reply, StandardCharsets.ISO_8859_1)));
        judge(REPLIES.read(new String(reply, StandardCharsets.UTF_8)));
    }

    private static void judge(Evidence evidence) {
        Verdict verdict = CLASSIFIER.classify(evidence);

        assertThat(verdict.evidence().reply()).hasSizeLessThanOrEqualTo(Evidence.MAX_REPLY);
        assertThat(verdict.evidence().reply().chars().filter(c -> c < ' ' && c != '\n'))
                .isEmpty();
    }
}
