package dev.rebote.cli;

import dev.rebote.policy.PolicyCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a policy: reads it as strictly as James does. */
@Command(
        name = "check-policy",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a policy as strictly as James does, and tells the first mistake with file and line.",
            "What the policy would do is shown by 'dry-run'."
        })
final class CheckPolicyCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private Path file = Path.of("");

    CheckPolicyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        console.out()
                .append(PolicyCheck.of(file).rules() + " rules, no mistakes\n")
                .flush();
        return ExitCode.DONE;
    }
}
