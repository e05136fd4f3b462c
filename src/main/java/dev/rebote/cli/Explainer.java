package dev.rebote.cli;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.SmtpReplyReader;
import java.util.Optional;

/** Reads, judges and puts into words. */
final class Explainer {

    private final SmtpReplyReader reader = new SmtpReplyReader();
    private final Classifier classifier;
    private final Wording wording;
    private final Optional<String> host;

    Explainer(Classifier classifier, Wording wording, Optional<String> host) {
        this.classifier = classifier;
        this.wording = wording;
        this.host = host;
    }

    Answer explain(String input) {
        Verdict verdict = classifier.classify(withHost(reader.read(input)));
        return new Answer(input, verdict, wording.of(verdict));
    }

    /** A host that the line itself names is nearer to the truth. */
    private Evidence withHost(Evidence evidence) {
        return host.isEmpty() || evidence.remoteHost().isPresent()
                ? evidence
                : evidence.toBuilder().remoteHost(host.get()).build();
    }
}
