package dev.rebote.benchmark;

import dev.rebote.classify.Classifier;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The samples of all rules that Rebote ships, mixed. */
final class Samples {

    private Samples() {}

    static String[] mixed() {
        List<String> samples = new ArrayList<>();
        for (String file :
                StrictYaml.resource(Classifier.class, "rules/files.yaml").strings("files")) {
            for (Mapping rule :
                    StrictYaml.resource(Classifier.class, "rules/" + file).mappings("rules")) {
                samples.addAll(rule.strings("samples"));
            }
        }
        Collections.shuffle(samples, new Random(1));
        return samples.toArray(String[]::new);
    }
}
