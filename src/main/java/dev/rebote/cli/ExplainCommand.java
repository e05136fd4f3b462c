package dev.rebote.cli;

import dev.rebote.classify.Classifier;
import dev.rebote.notice.ExplainedReply;
import dev.rebote.notice.NoticeTexts;
import dev.rebote.notice.ReplyExplainer;
import dev.rebote.notice.Wording;
import dev.rebote.status.StatusRegistry;
import java.io.IOException;
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

/** Explains one reply, or each line of standard input. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains an SMTP reply or a line of a mail log: why it failed, who can do something, and what.",
            "Without REPLY it reads standard input, a whole log if you like, and answers each line with one line."
        },
        footer = {
            "",
            "Examples:",
            "  rebote explain \"550 5.1.1 <bob@example.com>: User unknown\"",
            "  rebote explain --json --lang es < /var/log/mail.log"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "REPLY", description = "The reply, or a log line.")
    private List<String> reply = new ArrayList<>();

    @Option(names = "--host", paramLabel = "HOST", description = "Who said it, where the line itself names no host.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "The language of the explanation, such as es; en unless told.")
    private String language = "en";

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rules of your own, asked before those that Rebote ships. May be given several times.")
    private List<Path> rules = new ArrayList<>();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        String asked = String.join(" ", reply);
        if (asked.isBlank() && !reply.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "REPLY is empty: there is nothing to explain");
        }
        Wording wording = wording();
        ReplyExplainer explainer = new ReplyExplainer(Classifier.with(rules), wording, host);
        return reply.isEmpty()
                ? explainLines(explainer)
                : explainOne(explainer.explain(asked), json ? new JsonFormat() : page(wording));
    }

    private Wording wording() {
        return Wording.in(language)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--lang: there are no texts in '" + language + "', only in " + NoticeTexts.shippedLanguages()));
    }

    private AnswerFormat page(Wording wording) {
        return new PageFormat(console.ink(), wording.headings(), StatusRegistry.shipped());
    }

    private int explainOne(ExplainedReply answer, AnswerFormat format) throws IOException {
        StringBuilder text = new StringBuilder();
        format.write(answer, text);
        console.out().append(text).flush();
        return answer.isUnderstood() ? ExitCode.DONE : ExitCode.NOT_UNDERSTOOD;
    }

    private int explainLines(ReplyExplainer explainer) throws IOException {
        if (console.ink() == Ink.COLOURED) {
            console.err().println("Reading replies, one a line; Ctrl-D ends.");
        }
        AnswerFormat format = json ? new JsonFormat() : new LineFormat(console.ink());
        Lines lines = new Lines(console.in());
        StringBuilder text = new StringBuilder();
        boolean any = false;
        boolean understood = false;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().isBlank()) {
                continue;
            }
            any = true;
            ExplainedReply answer = explainer.explain(line.get());
            understood |= answer.isUnderstood();
            text.setLength(0);
            format.write(answer, text);
            console.out().append(text);
            if (lines.wouldWait()) {
                console.out().flush();
            }
        }
        console.out().flush();
        return understood || !any ? ExitCode.DONE : ExitCode.NOT_UNDERSTOOD;
    }
}
