package dev.rebote.trust;

import dev.rebote.yaml.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The keys of a file, read anew when the file changes; a file with a mistake is told of and the old keys stay. Thread-safe. */
public final class WatchedKeys implements Supplier<SigningKeys> {

    private final Path file;
    private final Consumer<String> warnings;
    private final Consumer<String> complaints;
    private Optional<FileTime> read;
    private SigningKeys keys;

    /**
     * Reads the file, whose mistakes are thrown this first time.
     *
     * @param warnings   is told when others may read the file
     * @param complaints is told of later mistakes
     */
    public WatchedKeys(Path file, Consumer<String> warnings, Consumer<String> complaints) {
        this.file = file;
        this.warnings = warnings;
        this.complaints = complaints;
        this.read = changed();
        this.keys = KeyFile.read(file);
        KeyFile.warning(file).ifPresent(warnings);
    }

    @Override
    public synchronized SigningKeys get() {
        Optional<FileTime> changed = changed();
        if (!changed.equals(read)) {
            read = changed;
            readAgain();
        }
        return keys;
    }

    private void readAgain() {
        try {
            keys = KeyFile.read(file);
            KeyFile.warning(file).ifPresent(warnings);
        } catch (ConfigurationException e) {
            complaints.accept("the keys that were read before stay in use, because of " + e.getMessage());
        }
    }

    /** Gives when the file was changed, empty when it is not there. One look costs a few microseconds. */
    private Optional<FileTime> changed() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
