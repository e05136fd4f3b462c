package dev.rebote.classify;

import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.SmtpReplyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out when the samples of an operator's rule file were judged.
 *
 * @param rules    how many rules the file has
 * @param samples  how many samples and near misses were judged
 * @param mistakes what was judged otherwise than the file says, one sentence each
 */
public record RuleCheck(int rules, int samples, List<String> mistakes) {

    public RuleCheck {
        mistakes = List.copyOf(mistakes);
    }

    /**
     * Reads the file, puts its rules before the shipped ones, and judges its samples.
     *
     * @throws dev.rebote.yaml.ConfigurationException when the file has a mistake; its message names file, line and what is allowed
     */
    public static RuleCheck of(Path path) {
        List<RuleFile> files = RuleFiles.shippedAnd(List.of(path));
        RuleFile own = files.get(0);
        Classifier classifier = Classifier.with(List.of(path));
        List<String> mistakes = new ArrayList<>();
        int samples = 0;
        for (Rule rule : own.rules()) {
            for (String sample : rule.samples()) {
                String judge = judge(classifier, own, sample);
                samples++;
                if (!judge.equals(rule.id())) {
                    mistakes.add(rule.place() + ": rule '" + rule.id() + "' does not judge its sample '" + sample
                            + "', rule '" + judge + "' does");
                }
            }
            for (String nearMiss : rule.not()) {
                samples++;
                if (judge(classifier, own, nearMiss).equals(rule.id())) {
                    mistakes.add(rule.place() + ": rule '" + rule.id() + "' judges '" + nearMiss
                            + "', which stands under 'not'");
                }
            }
        }
        return new RuleCheck(own.rules().size(), samples, mistakes);
    }

    private static String judge(Classifier classifier, RuleFile file, String text) {
        Evidence evidence = new SmtpReplyReader().read(text);
        Evidence told = file.hosts().isEmpty()
                ? evidence
                : evidence.toBuilder().remoteHost("mx1." + file.hosts().get(0)).build();
        return classifier.classify(told).rule();
    }
}
