package dev.rebote.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rebote.classify.Classifier;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times the reading of a corpus in memory, by the processor time of one thread, so that a busy machine does not matter much. */
class ReportSpeedTest {

    private static final int ROUNDS = 60;

    /** Far below what an idle machine does (docs/reports.md), so that only a real loss of speed fails. */
    private static final double LEAST_PER_SECOND = 3_000;

    @Test
    void shouldReadThousandsOfMailsASecondOnOneCore() throws IOException {
        assumeTrue(Corpus.named().isPresent(), "skipped: -Drebote.corpus=DIR names no corpus");
        List<byte[]> mails = List.copyOf(Corpus.named().orElseThrow().mails().values());
        ReportReader reader = new ReportReader();
        Classifier classifier = Classifier.shipped();
        double best = 0;
        double bestJudged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, perSecond(mails, () -> mails.forEach(reader::read)));
            bestJudged = Math.max(
                    bestJudged, perSecond(mails, () -> mails.forEach(mail -> judge(reader, classifier, mail))));
        }
        System.out.printf("%.0f mails a second read, %.0f read and judged%n", best, bestJudged);

        assertThat(best).isGreaterThan(LEAST_PER_SECOND);
    }

    private static void judge(ReportReader reader, Classifier classifier, byte[] mail) {
        Report report = reader.read(mail);
        report.recipients().forEach(recipient -> classifier.classify(recipient.evidence()));
    }

    private static double perSecond(List<byte[]> mails, Runnable reading) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        reading.run();
        return mails.size() * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
}
