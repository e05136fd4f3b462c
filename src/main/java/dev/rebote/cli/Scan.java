package dev.rebote.cli;

import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The reading of all mails that some paths hold, and of lines that an earlier scan wrote: several at a time, given in their order,
 * a few of them in memory.
 */
final class Scan {

    /** A row of fifty recipients with long diagnostics fits; what is longer we have not written. */
    private static final int MAX_LINE = 1 << 20;

    /** More lines of complaint nobody reads. */
    private static final int MAX_COMPLAINTS = 10;

    private final Console console;
    private final Function<Evidence, Verdict> judge;
    private final int threads;
    private final ReportReader reader = new ReportReader();
    private int broken;

    Scan(Console console, Function<Evidence, Verdict> judge, int threads) {
        this.console = console;
        this.judge = judge;
        this.threads = threads;
    }

    /** Reads everything, and gives each mail to {@code taker}, in the thread of the caller. */
    void run(List<String> paths, Consumer<ScannedReport> taker) throws IOException {
        List<Path> files = MailFinder.files(paths);
        ProgressBar bar = new ProgressBar(console.err(), console.ink() == Ink.COLOURED, files.size());
        Consumer<ScannedReport> stepping = scanned -> {
            taker.accept(scanned);
            bar.step();
        };
        Consumer<Optional<ScannedReport>> results = scanned -> scanned.ifPresent(stepping);
        try (InOrder<Optional<ScannedReport>> readers = new InOrder<>(threads, results)) {
            for (Path file : files) {
                read(file, readers);
            }
            if (paths.contains(MailFinder.STANDARD_INPUT)) {
                readAll(MailFinder.STANDARD_INPUT, new BufferedInputStream(console.in()), readers);
            }
        }
        bar.end();
    }

    /** Says how many lines were passed over because no scan had written them. */
    int brokenLines() {
        return broken;
    }

    private void read(Path file, InOrder<Optional<ScannedReport>> readers) throws IOException {
        if (MailFinder.holdsOneMail(file)) {
            readers.submit(() -> Optional.of(one(file)));
        } else {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                readAll(file.toString(), in, readers);
            }
        }
    }

    private ScannedReport one(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return judged(file.toString(), reader.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    private void readAll(String name, InputStream in, InOrder<Optional<ScannedReport>> readers) throws IOException {
        if (MailFinder.startsWithRows(in)) {
            readRows(name, new Lines(in, MAX_LINE), readers);
        } else {
            MailFinder.mbox(
                    name, in, (mail, octets) -> readers.submit(() -> Optional.of(judged(mail, reader.read(octets)))));
        }
    }

    private void readRows(String name, Lines lines, InOrder<Optional<ScannedReport>> readers) throws IOException {
        int number = 0;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String row = line.get();
            number++;
            String place = name + ":" + number;
            if (!row.isBlank()) {
                readers.submit(() -> row(place, row));
            }
        }
    }

    private Optional<ScannedReport> row(String place, String row) {
        Optional<ScanLine> read = ScanLine.parse(row);
        if (read.isEmpty()) {
            complain(place);
        }
        return read.map(line -> judged(line.file(), line.report()));
    }

    private synchronized void complain(String place) {
        broken++;
        if (broken <= MAX_COMPLAINTS) {
            console.err()
                    .println(SafeText.line(place) + ": passed over, for 'scan --format jsonl' has not written it so");
        }
    }

    private ScannedReport judged(String name, Report report) {
        return new ScannedReport(
                name,
                report,
                report.recipients().stream()
                        .map(recipient -> judge.apply(recipient.evidence()))
                        .toList());
    }
}
