package dev.rebote.james;

import dev.rebote.suppress.StoreSettings;
import dev.rebote.yaml.ConfigurationException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.filesystem.api.FileSystem;

/** Reads {@code conf/rebote.properties}: {@code key=value} lines, and lines that begin with {@code #}. */
final class StorePropertiesFile {

    static final String NAME = "rebote.properties";

    /** Where H2 keeps its file unless a URL says otherwise. */
    private static final String HERE = FileSystem.FILE_PROTOCOL + "var/";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private StorePropertiesFile() {}

    /** Gives the settings; those of a server without the file are the defaults. */
    static StoreSettings read(FileSystem files) throws FileNotFoundException {
        File file = files.getFile(FileSystem.FILE_PROTOCOL_AND_CONF + NAME);
        StorePropertiesFile read = new StorePropertiesFile();
        if (file.exists()) {
            read.lines(file.toPath());
        }
        return read.settings(files.getFile(HERE).toPath());
    }

    private void lines(Path file) {
        try {
            List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < all.size(); i++) {
                line(all.get(i).strip(), i + 1);
            }
        } catch (IOException e) {
            throw new ConfigurationException(NAME + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private void line(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new ConfigurationException(NAME + ":" + number + ": '" + line + "' is no 'key=value'");
        }
        String key = line.substring(0, equals).strip();
        if (values.put(key, line.substring(equals + 1).strip()) != null) {
            throw new ConfigurationException(NAME + ":" + number + ": duplicate key '" + key + "'");
        }
        lines.put(key, number);
    }

    private StoreSettings settings(Path here) {
        try {
            return StoreSettings.read(values, here);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(place(String.valueOf(e.getMessage())) + ": " + e.getMessage(), e);
        }
    }

    /** The message names the key; the file knows where that stands. */
    private String place(String message) {
        return lines.entrySet().stream()
                .filter(entry -> message.contains("'" + entry.getKey() + "'"))
                .findFirst()
                .map(entry -> NAME + ":" + entry.getValue())
                .orElse(NAME);
    }
}
