package dev.rebote.trust;

import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file of keys, read strictly. No message of it tells a secret. */
public final class KeyFile {

    private static final String KEYS = "keys";
    private static final String ID = "id";
    private static final String CREATED = "created";
    private static final String SECRET = "secret";

    /** Two are in use while one follows the other; more than a few are a mistake. */
    private static final int MAX_KEYS = 8;

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFile() {}

    /** Reads the keys; what is wrong is told with file and line. */
    public static SigningKeys read(Path file) {
        return keys(StrictYaml.read(file));
    }

    static SigningKeys keys(Mapping file) {
        List<Mapping> entries = file.onlyKeys(KEYS).mappings(KEYS);
        if (entries.isEmpty() || entries.size() > MAX_KEYS) {
            throw file.mistake("'" + KEYS + "' must list one to " + MAX_KEYS
                    + " keys, each with id, created and secret; 'rebote keys new' makes one");
        }
        List<SigningKey> keys = new ArrayList<>();
        for (Mapping entry : entries) {
            SigningKey key = key(entry.onlyKeys(ID, CREATED, SECRET));
            refuseTwins(entry, key, keys);
            keys.add(key);
        }
        return SigningKeys.of(keys);
    }

    private static SigningKey key(Mapping entry) {
        try {
            return SigningKey.of(entry.string(ID), secret(entry), created(entry));
        } catch (IllegalArgumentException e) {
            throw entry.mistake(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] secret(Mapping entry) {
        try {
            return Base64.getDecoder().decode(entry.string(SECRET));
        } catch (IllegalArgumentException e) {
            throw entry.node(SECRET).mistake("'" + SECRET + "' must be base64");
        }
    }

    private static LocalDate created(Mapping entry) {
        try {
            return LocalDate.parse(entry.string(CREATED));
        } catch (DateTimeException e) {
            throw entry.node(CREATED).mistake("'" + CREATED + "' must be a day such as 2026-03-01");
        }
    }

    private static void refuseTwins(Mapping entry, SigningKey key, List<SigningKey> before) {
        for (SigningKey other : before) {
            if (other.id().equals(key.id())) {
                throw entry.mistake("another key has the id '" + key.id() + "'");
            }
            if (other.hasSecretOf(key)) {
                throw entry.mistake("the secret is that of the key '" + other.id() + "'");
            }
        }
    }

    /** Tells that others than its owner can read or change the file; empty where the file system does not know. */
    public static Optional<String> warning(Path file) {
        try {
            Set<PosixFilePermission> found = EnumSet.noneOf(PosixFilePermission.class);
            found.addAll(Files.getPosixFilePermissions(file));
            found.retainAll(OF_OTHERS);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(file + ": others than its owner can read or change it (" + found
                            + "); whoever knows a key can forge reports; chmod 600");
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
