package dev.rebote.suppress;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of a table whose first line names its columns. */
final class CsvRows {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private CsvRows() {}

    /** Gives rows to {@code receiver} until it has enough. */
    static void read(Reader in, List<String> columns, Predicate<NamedValues> receiver, Mistake mistake)
            throws IOException {
        try (CSVParser parser = FORMAT.parse(in)) {
            List<String> missing = columns.stream()
                    .filter(column -> !parser.getHeaderNames().contains(column))
                    .toList();
            if (!missing.isEmpty()) {
                mistake.at(1, "the columns are " + parser.getHeaderNames() + ", expected " + columns);
                return;
            }
            for (CSVRecord row : parser) {
                if (!receiver.test(new NamedValues(parser.getCurrentLineNumber(), row.toMap()))) {
                    return;
                }
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException broken) {
            mistake.at(0, "not a table: " + broken.getMessage());
        }
    }

    /** Hears of a mistake. */
    @FunctionalInterface
    interface Mistake {
        void at(long line, String what);
    }
}
