package dev.rebote.cli;

import dev.rebote.classify.RuleCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a rule file: reads it as strictly as James does, and judges its samples. */
@Command(
        name = "check-rules",
        mixinStandardHelpOptions = true,
        description = "Checks a rule file as strictly as James does, and judges its samples.")
final class CheckRulesCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The rule file.")
    private Path file = Path.of("");

    CheckRulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        RuleCheck check = RuleCheck.of(file);
        for (String mistake : check.mistakes()) {
            console.out().append(SafeText.line(mistake)).append('\n');
        }
        console.out()
                .append(check.rules() + " rules, " + check.samples() + " samples, "
                        + check.mistakes().size() + " mistakes\n")
                .flush();
        return check.mistakes().isEmpty() ? ExitCode.DONE : ExitCode.CONFIGURATION;
    }
}
