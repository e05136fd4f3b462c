package dev.rebote.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

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
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        try {
            Node top = new YamlDocument(new Parse(settings).parseReader(in).iterator(), name).read();
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
}
