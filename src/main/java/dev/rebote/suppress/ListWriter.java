package dev.rebote.suppress;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a list of suppressions in a format of ours, which {@link ListReader} reads back. */
public final class ListWriter {

    private final Appendable out;
    private final ListFormat format;

    /** Writes in {@link ListFormat#CSV} or {@link ListFormat#JSON_LINES}, and the first line of names if there is one. */
    public ListWriter(Appendable out, ListFormat format) {
        if (format != ListFormat.CSV && format != ListFormat.JSON_LINES) {
            throw new IllegalArgumentException("the format '" + format.id() + "' is only read, expected csv or jsonl");
        }
        this.out = out;
        this.format = format;
        if (format == ListFormat.CSV) {
            row(format.columns());
        }
    }

    /** Writes one more. */
    public void write(Suppression suppression) {
        List<String> values = List.of(
                suppression.tenant(),
                suppression.target().id(),
                suppression.key(),
                suppression.reason(),
                suppression.since().toString(),
                suppression.until().map(Instant::toString).orElse(""),
                String.valueOf(suppression.times()),
                suppression.proof());
        if (format == ListFormat.CSV) {
            row(values);
        } else {
            line(values);
        }
    }

    private void row(List<String> values) {
        try {
            new CSVPrinter(out, CSVFormat.RFC4180).printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(List<String> values) {
        JsonObject object = Json.object().asObject();
        for (int i = 0; i < values.size(); i++) {
            object.add(format.columns().get(i), values.get(i));
        }
        try {
            out.append(object.toString()).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
