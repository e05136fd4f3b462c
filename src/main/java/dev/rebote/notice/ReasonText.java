package dev.rebote.notice;

import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Node;
import java.util.List;

/**
 * What is said of one reason.
 *
 * @param failed  when we have given up
 * @param delayed while we keep trying; without steps where those that hold for every delay are meant
 */
record ReasonText(Advice failed, Advice delayed) {

    private static final String HAPPENED = "happened";
    private static final String WHO = "who";
    private static final String NOW = "now";
    private static final String DELAYED = "delayed";

    /** Reads the texts of a reason; what {@code delayed} does not say differently is as when it failed, but for the steps. */
    static ReasonText read(Mapping mapping) {
        mapping.onlyKeys(HAPPENED, WHO, NOW, DELAYED);
        Advice failed = new Advice(sentences(mapping, HAPPENED), sentences(mapping, WHO), sentences(mapping, NOW));
        if (!mapping.has(DELAYED)) {
            return new ReasonText(failed, new Advice(failed.happened(), failed.who(), List.of()));
        }
        Mapping delayed = mapping.mapping(DELAYED).onlyKeys(HAPPENED, WHO, NOW);
        return new ReasonText(
                failed,
                new Advice(
                        delayed.has(HAPPENED) ? sentences(delayed, HAPPENED) : failed.happened(),
                        delayed.has(WHO) ? sentences(delayed, WHO) : failed.who(),
                        delayed.has(NOW) ? sentences(delayed, NOW) : List.of()));
    }

    /** Reads a list of sentences, of which one at least can always be said. */
    static List<Sentence> sentences(Mapping mapping, String key) {
        Node node = mapping.node(key);
        List<Sentence> sentences = mapping.nodes(key).stream()
                .map(item -> Sentence.read(item, key))
                .toList();
        if (sentences.stream().noneMatch(Sentence::isAlwaysKnown)) {
            throw node.mistake("'" + key + "' needs a sentence that can always be said, with no other placeholder than "
                    + Placeholder.alwaysKnownIds());
        }
        return sentences;
    }
}
