package dev.rebote.cli;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportReader;
import dev.rebote.evidence.ReportedRecipient;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads mail from files, folders, mboxes or the standard input, and says what it reports. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Reads mail and says what it reports: failures, delays, complaints, automatic replies.",
            "A PATH is a file, a folder (a Maildir too), an mbox, or - for the standard input."
        })
final class ScanCommand implements Callable<Integer> {

    private final Console console;
    private final ReportReader reader = new ReportReader();
    private final ScanSummary summary = new ScanSummary();
    private final UnknownReview unknown = new UnknownReview();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "What to read, - for standard input.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "jsonl, table or csv; table unless told.")
    private ScanFormat format = ScanFormat.TABLE;

    @Option(
            names = "--review",
            description = "List the replies that no rule knows, alike ones together, instead of rows.")
    private boolean review;

    @Option(names = "--quiet", description = "No summary.")
    private boolean quiet;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules of your own, asked before those that Rebote ships. May be given several times.")
    private List<Path> rules = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "How many mails to read at a time.")
    private int threads = Runtime.getRuntime().availableProcessors();

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (paths.isEmpty()) {
            paths.add(MailFinder.STANDARD_INPUT);
        }
        PrintWriter out = new PrintWriter(console.out());
        scan(out, Classifier.with(rules));
        if (review) {
            unknown.print(out);
        }
        out.flush();
        if (!quiet) {
            summary.print(format == ScanFormat.TABLE || review ? out : console.err());
        }
        if (out.checkError()) {
            return ExitCode.BROKEN_PIPE;
        }
        return ExitCode.DONE;
    }

    private void scan(PrintWriter out, Classifier classifier) throws IOException {
        MailFinder finder = new MailFinder(console.in());
        List<Path> files = finder.files(paths);
        ProgressBar bar = new ProgressBar(console.err(), console.ink() == Ink.COLOURED, files.size());
        ScanRows rows = new ScanRows(out, format);
        if (!review) {
            rows.start();
        }
        try (InOrder<ScannedReport> readers = new InOrder<>(threads, scanned -> take(scanned, rows, bar))) {
            for (Path file : files) {
                submit(file, readers, classifier);
            }
            if (paths.contains(MailFinder.STANDARD_INPUT)) {
                finder.standardInput(
                        (name, octets) -> readers.submit(() -> judged(name, reader.read(octets), classifier)));
            }
        }
        bar.end();
    }

    private void submit(Path file, InOrder<ScannedReport> readers, Classifier classifier) throws IOException {
        if (MailFinder.isMbox(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                MailFinder.mbox(
                        file.toString(),
                        in,
                        (name, octets) -> readers.submit(() -> judged(name, reader.read(octets), classifier)));
            }
        } else {
            readers.submit(() -> read(file, classifier));
        }
    }

    private ScannedReport read(Path file, Classifier classifier) {
        try (InputStream in = Files.newInputStream(file)) {
            return judged(file.toString(), reader.read(in), classifier);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    private static ScannedReport judged(String name, Report report, Classifier classifier) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ReportedRecipient recipient : report.recipients()) {
            verdicts.add(classifier.classify(recipient.evidence()));
        }
        return new ScannedReport(name, report, verdicts);
    }

    private void take(ScannedReport scanned, ScanRows rows, ProgressBar bar) {
        summary.add(scanned);
        if (review) {
            unknown.add(scanned);
        } else {
            rows.write(scanned);
        }
        bar.step();
    }
}
