package dev.rebote.cli;

import dev.rebote.yaml.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code java -jar rebote.jar explain "550 5.1.1 User unknown"}. */
@Command(
        name = "rebote",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Tells why a mail could not be delivered, and what to do about it.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, but no rule knew any of it",
            "2:the command line has a mistake",
            "3:a file that an operator wrote has a mistake",
            "4:something could not be read or written",
            "70:a mistake in Rebote; please report it"
        })
public final class Rebote {

    private Rebote() {}

    public static void main(String[] arguments) {
        System.exit(LeanJvm.run(arguments).orElseGet(() -> runHere(arguments)));
    }

    /** Runs one command in this JVM and gives its {@link ExitCode}, also when memory runs out. */
    static int runHere(String... arguments) {
        try {
            return run(Console.ofProcess(), arguments);
        } catch (Error e) {
            e.printStackTrace();
            return ExitCode.BUG;
        }
    }

    /** Runs one command and gives its {@link ExitCode}. */
    static int run(Console console, String... arguments) {
        PrintWriter out = new PrintWriter(console.out());
        CommandLine commands = new CommandLine(new Rebote())
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new ScanCommand(console))
                .addSubcommand(new DryRunCommand(console))
                .addSubcommand(new CheckRulesCommand(console))
                .addSubcommand(new CheckPolicyCommand(console))
                .addSubcommand(new CommandLine(new KeysCommand()).addSubcommand(new KeysCommand.New(console)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(console.err())
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(console, problem));
        int code = commands.execute(arguments);
        out.flush();
        return code;
    }

    private static int failed(Console console, Exception problem) {
        if (problem instanceof ConfigurationException) {
            console.err().println(problem.getMessage());
            return ExitCode.CONFIGURATION;
        }
        Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
        if (cause instanceof IOException) {
            return cannotGoOn(console, cause);
        }
        problem.printStackTrace(console.err());
        return ExitCode.BUG;
    }

    /** "head" and the like stop reading when they have enough: nothing to complain about. */
    private static int cannotGoOn(Console console, Throwable cause) {
        if ("Broken pipe".equals(cause.getMessage())) {
            return ExitCode.BROKEN_PIPE;
        }
        console.err().println("cannot read or write: " + cause.getMessage());
        return ExitCode.INPUT_OUTPUT;
    }
}
