package dev.rebote.cli;

import dev.rebote.classify.Classifier;
import java.io.IOException;
import java.io.PrintWriter;
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
            "A PATH is a file, a folder (a Maildir too), an mbox, rows of an earlier '--format jsonl', or - for standard input."
        })
final class ScanCommand implements Callable<Integer> {

    private final Console console;
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
        Classifier classifier = Classifier.with(rules);
        shrinkHeap();
        int broken = scan(out, classifier);
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
        return broken == 0 ? ExitCode.DONE : ExitCode.INPUT_OUTPUT;
    }

    /**
     * The JVM sets out with a heap by the size of the machine, and fills all of it before it collects anything: some hundred
     * megabytes for the few that a scan holds. After a collection the heap is as large as what is in use asks for, and grows by need.
     */
    private static void shrinkHeap() {
        System.gc();
    }

    private int scan(PrintWriter out, Classifier classifier) throws IOException {
        ScanRows rows = new ScanRows(out, format);
        if (!review) {
            rows.start();
        }
        Scan scan = new Scan(console, classifier::classify, threads);
        scan.run(paths, scanned -> take(scanned, rows));
        return scan.brokenLines();
    }

    private void take(ScannedReport scanned, ScanRows rows) {
        summary.add(scanned);
        if (review) {
            unknown.add(scanned);
        } else {
            rows.write(scanned);
        }
    }
}
