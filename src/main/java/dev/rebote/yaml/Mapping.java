package dev.rebote.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys with what belongs to each, in the order of the file. */
public record Mapping(String place, Map<String, Node> entries, Map<String, String> keyPlaces) implements Node {

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        keyPlaces = Map.copyOf(keyPlaces);
    }

    /** Refuses any other key. */
    public Mapping onlyKeys(String... allowed) {
        List<String> known = List.of(allowed);
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                throw new ConfigurationException(
                        keyPlaces.get(key) + ": unknown key '" + key + "'" + Nearest.hint(key, known));
            }
        }
        return this;
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Gives what stands at {@code key}; a missing key is a mistake. */
    public Node node(String key) {
        Node node = entries.get(key);
        if (node == null) {
            throw mistake("'" + key + "' is missing");
        }
        return node;
    }

    /** Gives the text at {@code key}; a missing or empty one is a mistake. */
    public String string(String key) {
        String text = node(key).asText(key).strip();
        if (text.isEmpty()) {
            throw node(key).mistake("'" + key + "' is empty");
        }
        return text;
    }

    /** Gives the text at {@code key}, when there is one. */
    public Optional<String> optionalString(String key) {
        return has(key) ? Optional.of(string(key)) : Optional.empty();
    }

    /** Gives the mapping at {@code key}; anything else is a mistake. */
    public Mapping mapping(String key) {
        if (node(key) instanceof Mapping mapping) {
            return mapping;
        }
        throw node(key).mistake("'" + key + "' must be a mapping of keys to values");
    }

    /** Gives the mapping at {@code key}, when there is one. */
    public Optional<Mapping> optionalMapping(String key) {
        return has(key) ? Optional.of(mapping(key)) : Optional.empty();
    }

    /** Gives the list at {@code key}, or a list of the one thing that stands there; empty when the key is missing. */
    public List<Node> nodes(String key) {
        Node node = entries.get(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof Sequence sequence ? sequence.items() : List.of(node);
    }

    /** Gives the texts at {@code key}, or the one text that stands there; empty when the key is missing. */
    public List<String> strings(String key) {
        return nodes(key).stream().map(node -> node.asText(key)).toList();
    }

    /** Gives the mappings at {@code key}; anything else in the list is a mistake. */
    public List<Mapping> mappings(String key) {
        return nodes(key).stream()
                .map(node -> {
                    if (node instanceof Mapping mapping) {
                        return mapping;
                    }
                    throw node.mistake("an entry of '" + key + "' must be a mapping of keys to values");
                })
                .toList();
    }

    /** Gives the mistake of a value that is not one of those allowed, with the nearest of them. */
    public ConfigurationException unknownValue(String key, String found, Collection<String> allowed) {
        return node(key).mistake("unknown " + key + " '" + found + "'" + Nearest.hint(found, allowed));
    }
}
