package dev.rebote.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** What tells one state of a file from another: an editor that writes a new file changes at least one of these. */
record FileStamp(long modified, long octets, String key) {

    /** No file, or none that may be looked at. */
    private static final FileStamp GONE = new FileStamp(-1, -1, "");

    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    attributes.lastModifiedTime().toMillis(),
                    attributes.size(),
                    Objects.toString(attributes.fileKey()));
        } catch (IOException e) {
            return GONE;
        }
    }
}
