package dev.rebote.suppress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The SQL that stands in our files, by name. */
final class Statements {

    /** Beside this class in our jar; with the class, so that a relocated jar finds it too. */
    private static final String FOLDER = "sql/";

    private static final String NAME = "-- name: ";

    private final Map<String, String> byName = new HashMap<>();

    private Statements() {}

    /** Reads what all databases understand, and what this one does. */
    static Statements of(StoreSettings.Kind kind) {
        Statements statements = new Statements();
        statements.read("common.sql");
        statements.read(kind.id() + ".sql");
        return statements;
    }

    String get(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no statement '" + name + "' in our files"));
    }

    private void read(String file) {
        for (String part : text(file).split("(?m)^" + NAME, -1)) {
            int end = part.indexOf('\n');
            String name = part.substring(0, Math.max(0, end)).strip();
            if (!name.isEmpty() && !name.startsWith("--")) {
                byName.put(name, part.substring(end + 1).strip());
            }
        }
    }

    /** Gives a whole file of ours. */
    static String text(String file) {
        try (InputStream in = Statements.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalArgumentException("our jar lacks " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
