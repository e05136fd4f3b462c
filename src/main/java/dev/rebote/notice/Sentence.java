package dev.rebote.notice;

import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * One sentence or step of a text. It is left out when it speaks of something that is not known.
 *
 * @param text      the sentence
 * @param several   the sentence when it is told of several addresses at once, where it differs
 * @param otherwise what is said instead when something is not known
 */
record Sentence(Template text, Optional<Template> several, Optional<Template> otherwise) {

    /** Reads a text, or a mapping with {@code text}, {@code several} and {@code else}. */
    static Sentence read(Node node, String name) {
        if (node instanceof Mapping mapping) {
            mapping.onlyKeys("text", "several", "else");
            return new Sentence(
                    Template.read(mapping.node("text"), "text"),
                    optional(mapping, "several"),
                    optional(mapping, "else"));
        }
        return new Sentence(Template.read(node, name), Optional.empty(), Optional.empty());
    }

    private static Optional<Template> optional(Mapping mapping, String key) {
        return mapping.has(key) ? Optional.of(Template.read(mapping.node(key), key)) : Optional.empty();
    }

    /** Says whether it can always be said. */
    boolean isAlwaysKnown() {
        boolean usual = text.isAlwaysKnown()
                && several.filter(template -> !template.isAlwaysKnown()).isEmpty();
        return usual || otherwise.filter(Template::isAlwaysKnown).isPresent();
    }

    /** Says it; empty when something is not known. */
    Optional<String> say(Facts facts) {
        Template usual = facts.several() ? several.orElse(text) : text;
        return usual.fill(facts).or(() -> otherwise.flatMap(template -> template.fill(facts)));
    }

    /** Says all that can be said. */
    static List<String> say(List<Sentence> sentences, Facts facts) {
        return sentences.stream()
                .map(sentence -> sentence.say(facts))
                .flatMap(Optional::stream)
                .toList();
    }
}
