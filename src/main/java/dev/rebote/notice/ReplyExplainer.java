package dev.rebote.notice;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.SmtpReplyReader;
import java.util.Optional;

/** Reads replies and lines of logs, judges them, and puts that into words. */
public final class ReplyExplainer {

    private final SmtpReplyReader reader = new SmtpReplyReader();
    private final Classifier classifier;
    private final Wording wording;
    private final Optional<String> host;

    /** Explains with these rules in these words; {@code host} said it where a line names no host. */
    public ReplyExplainer(Classifier classifier, Wording wording, Optional<String> host) {
        this.classifier = classifier;
        this.wording = wording;
        this.host = host;
    }

    public ExplainedReply explain(String input) {
        Verdict verdict = classifier.classify(withHost(reader.read(input)));
        return new ExplainedReply(input, verdict, wording.of(verdict));
    }

    /** A host that the line itself names is nearer to the truth. */
    private Evidence withHost(Evidence evidence) {
        return host.isEmpty() || evidence.remoteHost().isPresent()
                ? evidence
                : evidence.toBuilder().remoteHost(host.get()).build();
    }
}
