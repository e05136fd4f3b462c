package dev.rebote.suppress;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a list of suppressions: ours, or that of another product. What cannot be read is told with its line, and the rest is taken. */
public final class ListReader {

    /** So many go to the store at once. */
    private static final int BATCH = 500;

    /** With so many mistakes it is another format. */
    private static final int MOST_MISTAKES = 1_000;

    private final ListFormat format;
    private final ListRow rows;

    /**
     * Reads this format.
     *
     * @param tenant whose list it is, where the format does not say; {@value Suppression#EVERYBODY} for all
     * @param now    the time of what has none
     */
    public ListReader(ListFormat format, String tenant, Instant now) {
        this.format = format;
        this.rows = new ListRow(format, tenant, now);
    }

    /** How many were taken, and how many lines had a mistake. */
    public record Count(int taken, int mistakes) {}

    /**
     * Reads a whole list.
     *
     * @param receiver  gets the suppressions, some hundreds at a time
     * @param complaint gets {@code line 3: what is wrong} for each mistake
     */
    public Count read(Reader in, Consumer<List<Suppression>> receiver, Consumer<String> complaint) throws IOException {
        Sink sink = new Sink(receiver, complaint);
        if (format == ListFormat.JSON_LINES) {
            JsonRows.readLines(in, sink::take, sink::mistake);
        } else if (format.isJson()) {
            JsonRows.read(in, sink::take, sink::mistake);
        } else {
            CsvRows.read(in, format.columns(), sink::take, sink::mistake);
        }
        sink.flush();
        return new Count(sink.taken, sink.mistakes);
    }

    private final class Sink {

        private final Consumer<List<Suppression>> receiver;
        private final Consumer<String> complaint;
        private final List<Suppression> batch = new ArrayList<>();
        private int taken;
        private int mistakes;

        Sink(Consumer<List<Suppression>> receiver, Consumer<String> complaint) {
            this.receiver = receiver;
            this.complaint = complaint;
        }

        /** Takes a row, says whether to go on. */
        boolean take(NamedValues row) {
            try {
                rows.suppression(row).ifPresent(batch::add);
            } catch (IllegalArgumentException wrong) {
                mistake(row.line(), String.valueOf(wrong.getMessage()));
            }
            if (batch.size() >= BATCH) {
                flush();
            }
            return mistakes < MOST_MISTAKES;
        }

        void mistake(long line, String what) {
            mistakes++;
            complaint.accept("line " + line + ": " + BoundedText.line(what, MOST_WORDS));
        }

        void flush() {
            if (!batch.isEmpty()) {
                receiver.accept(List.copyOf(batch));
                taken += batch.size();
                batch.clear();
            }
        }
    }

    /** A mistake is told in one line of a terminal or two. */
    private static final int MOST_WORDS = 200;
}
