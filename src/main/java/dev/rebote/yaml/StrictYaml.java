package dev.rebote.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML 1.2 file whose top is a mapping. Duplicate keys and aliases are refused; each piece knows its place. */
public final class StrictYaml {

    /** A rule file of ours has some hundred kilobytes; more is not a configuration. */
    private static final int MAX_CHARACTERS = 4 << 20;

    private StrictYaml() {}

    /** Reads a file. */
    public static Mapping read(Path file) {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(in, file.getFileName().toString());
        } catch (IOException e) {
            throw new ConfigurationException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a resource that lies beside {@code owner}. */
    public static Mapping resource(Class<?> owner, String name) {
        InputStream in = owner.getResourceAsStream(name);
        if (in == null) {
            throw new ConfigurationException(name + ": there is no such resource");
        }
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(reader, name);
        } catch (IOException e) {
            throw new ConfigurationException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a text. */
    public static Mapping read(String text, String name) {
        return read(new StringReader(text), name);
    }

    /** Reads what {@code in} gives; {@code name} stands in the messages. */
    public static Mapping read(Reader in, String name) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setUseMarks(true)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        try {
            Node top = new Compose(settings)
                    .composeReader(in)
                    .map(node -> node(node, name))
                    .orElseThrow(() -> new ConfigurationException(name + ":1: the file is empty"));
            if (top instanceof Mapping mapping) {
                return mapping;
            }
            throw top.mistake("the file must be a mapping of keys to values");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new ConfigurationException(name + ":" + line + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new ConfigurationException(name + ": " + e.getMessage(), e);
        }
    }

    private static Node node(org.snakeyaml.engine.v2.nodes.Node node, String name) {
        String place = place(node, name);
        if (node instanceof ScalarNode scalar) {
            return new Scalar(place, scalar.getValue());
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(node(item, name)));
            return new Sequence(place, items);
        }
        return mapping((MappingNode) node, name, place);
    }

    private static Mapping mapping(MappingNode mapping, String name, String place) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, String> keyPlaces = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String keyPlace = place(tuple.getKeyNode(), name);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ConfigurationException(keyPlace + ": a key must be a text");
            }
            if (entries.put(key.getValue(), node(tuple.getValueNode(), name)) != null) {
                throw new ConfigurationException(keyPlace + ": duplicate key '" + key.getValue() + "'");
            }
            keyPlaces.put(key.getValue(), keyPlace);
        }
        return new Mapping(place, entries, keyPlaces);
    }

    private static String place(org.snakeyaml.engine.v2.nodes.Node node, String name) {
        return name + ":" + (node.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
}
