package dev.rebote.james;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.filesystem.api.FileSystem;

/**
 * Finds the files that an operator names: by James's addresses such as {@code file://conf/rules.yaml}, by an absolute path, or
 * by a path within James's {@code conf} directory.
 */
final class OperatorFiles {

    private final FileSystem files;

    OperatorFiles(FileSystem files) {
        this.files = files;
    }

    /** Finds them all; the first that is missing is told by name. */
    List<Path> find(String mailet, List<String> names) throws MessagingException {
        List<Path> found = new ArrayList<>();
        for (String name : names) {
            found.add(find(mailet, name));
        }
        return found;
    }

    /** Finds a file in James's {@code conf} directory; empty when it is not there. */
    Optional<Path> findInConf(String name) {
        try {
            return Optional.of(path(name)).filter(Files::isReadable);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private Path find(String mailet, String name) throws MessagingException {
        try {
            Path path = path(name);
            if (Files.isReadable(path)) {
                return path;
            }
            throw new MessagingException(mailet + " cannot read the file '" + name + "': there is no " + path);
        } catch (FileNotFoundException e) {
            throw new MessagingException(mailet + " cannot read the file '" + name + "': " + e.getMessage(), e);
        }
    }

    private Path path(String name) throws FileNotFoundException {
        if (name.startsWith(FileSystem.FILE_PROTOCOL)) {
            return files.getFile(name).toPath();
        }
        Path path = Path.of(name);
        return path.isAbsolute()
                ? path
                : files.getFile(FileSystem.FILE_PROTOCOL_AND_CONF + name).toPath();
    }
}
