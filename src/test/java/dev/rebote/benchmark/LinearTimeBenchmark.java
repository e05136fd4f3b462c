package dev.rebote.benchmark;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.SmtpReplyReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How the time grows with the length of a reply, also of one that somebody made up to take long. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class LinearTimeBenchmark {

    /** What is repeated, after "451 4.7.1 ", until the reply is as long as it shall be. */
    public enum Words {
        PROSE("The mail system could not deliver this message to the mailbox of that person just now. "),
        ONE_WORD("a"),
        ONE_NUMBER("1"),
        SINGLE_LETTERS("a b "),
        ADDRESSES("a@b."),
        AT_SIGNS("@"),
        DOTS("4.7."),
        CODES("550 "),
        STATUSES("5.1.1 "),
        PHRASE_STARTS("mailbox quota exceeded user account is "),
        WAITS("try again in 5 minutes "),
        STAGES("in reply to rcpt t "),
        LINKS("http http:/ https://"),
        LISTS("listed at using spamhaus"),
        IDEOGRAPHS("邮箱已满"),
        ACCENTS("e\u0301\u0301"),
        LINES("\n451-4.7.1 ");

        private final String text;

        Words(String text) {
            this.text = text;
        }

        /** Gives a reply of {@code length} characters. */
        public String reply(int length) {
            StringBuilder reply = new StringBuilder("451 4.7.1 ");
            while (reply.length() < length) {
                reply.append(text);
            }
            return reply.substring(0, length);
        }
    }

    @Param
    private Words words = Words.PROSE;

    @Param({"64", "256", "1024", "4096"})
    private int length;

    private final SmtpReplyReader reader = new SmtpReplyReader();
    private final Classifier classifier = Classifier.shipped();
    private String reply = "";

    @Setup
    public void makeReply() {
        reply = words.reply(length);
    }

    @Benchmark
    public Verdict oneReply() {
        return classifier.classify(reader.read(reply));
    }
}
