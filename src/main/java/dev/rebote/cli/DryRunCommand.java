package dev.rebote.cli;

import dev.rebote.classify.Classifier;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Trust;
import dev.rebote.policy.Policies;
import dev.rebote.policy.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a policy would do about mail that came back, and does nothing. */
@Command(
        name = "dry-run",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a policy would do about mail that came back; nothing is done.",
            "A POLICY is a file, or 'shipped' for the one that Rebote follows without a file.",
            "A PATH is a file, a folder (a Maildir too), an mbox, rows of 'scan --format jsonl', or - for standard input."
        },
        footer = {
            "",
            "Examples:",
            "  rebote dry-run rebote-policy.yaml Maildir",
            "  rebote dry-run rebote-policy.yaml --against shipped Maildir",
            "  rebote scan --format jsonl Maildir > rows; rebote dry-run rebote-policy.yaml --format summary rows"
        })
final class DryRunCommand implements Callable<Integer> {

    private static final String SHIPPED = "shipped";

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "POLICY", description = "The policy.")
    private String policy = "";

    @Parameters(index = "1..*", paramLabel = "PATH", description = "What to read, - for standard input.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--against",
            paramLabel = "POLICY",
            description = "Show the difference: what POLICY would do otherwise than this one.")
    private Optional<String> against = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, jsonl or summary; table unless told.")
    private DryRunFormat format = DryRunFormat.TABLE;

    @Option(
            names = "--trust",
            paramLabel = "TRUST",
            defaultValue = "proved",
            description = "How far the reports are believed: proved, named or none; proved unless told.")
    private String trust = "proved";

    @Option(
            names = "--attempt",
            paramLabel = "N",
            description = "Take each failure for the Nth attempt of our own delivery; given up unless told.")
    private Optional<Integer> attempt = Optional.empty();

    @Option(names = "--quiet", description = "No summary.")
    private boolean quiet;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules of your own, asked before those that Rebote ships. May be given several times.")
    private List<Path> rules = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "How many mails to read at a time.")
    private int threads = Runtime.getRuntime().availableProcessors();

    DryRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (attempt.filter(number -> number < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--attempt: the first attempt is 1");
        }
        if (paths.isEmpty()) {
            paths.add(MailFinder.STANDARD_INPUT);
        }
        PrintWriter out = new PrintWriter(console.out());
        DryRunSummary summary = new DryRunSummary(against.isPresent());
        int broken = run(summary, DryRunRows.of(format, out, against.isPresent()));
        out.flush();
        if (!quiet || format == DryRunFormat.SUMMARY) {
            summary.print(format == DryRunFormat.JSONL ? console.err() : out);
        }
        if (out.checkError()) {
            return ExitCode.BROKEN_PIPE;
        }
        return broken == 0 ? ExitCode.DONE : ExitCode.INPUT_OUTPUT;
    }

    private int run(DryRunSummary summary, DryRunRows rows) throws IOException {
        Classifier classifier = Classifier.with(rules);
        Trust believed = trust();
        DryRun dryRun = new DryRun(policy(policy), against.map(DryRunCommand::policy), attempt);
        Scan scan = new Scan(console, told -> classifier.classify(believed(told, believed)), threads);
        rows.start();
        scan.run(paths, scanned -> {
            summary.mail();
            for (Treatment treatment : dryRun.treat(scanned)) {
                rows.write(treatment);
                summary.add(treatment);
            }
        });
        return scan.brokenLines();
    }

    /** What is taken for an attempt of ours was told in our own session. */
    private Evidence believed(Evidence told, Trust believed) {
        Evidence.Builder evidence = told.toBuilder().trust(believed);
        return attempt.isEmpty()
                ? evidence.build()
                : evidence.source(EvidenceSource.SESSION).build();
    }

    private static Policy policy(String name) {
        return name.equals(SHIPPED) ? Policies.shipped() : Policies.read(Path.of(name));
    }

    private Trust trust() {
        return List.of(Trust.PROVED, Trust.NAMED, Trust.NONE).stream()
                .filter(level -> level.id().equals(trust))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--trust: '" + trust + "' is not proved, named or none"));
    }
}
