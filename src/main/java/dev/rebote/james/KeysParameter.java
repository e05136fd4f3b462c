package dev.rebote.james;

import dev.rebote.trust.Validity;
import dev.rebote.trust.WatchedKeys;
import dev.rebote.yaml.ConfigurationException;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.james.filesystem.api.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parameters {@code keys} and {@code validDays}, which all that sign or check have. */
final class KeysParameter {

    static final String KEYS = "keys";
    static final String VALID_DAYS = "validDays";

    private static final Logger LOGGER = LoggerFactory.getLogger(KeysParameter.class);

    private KeysParameter() {}

    /** Reads the file of keys, and watches it; a mistake in it later is logged as an error, a file that others may read as a warning. */
    static WatchedKeys keys(String owner, Optional<String> name, FileSystem files) throws MessagingException {
        String file = name.orElseThrow(() -> new MessagingException(
                owner + " needs '" + KEYS + "', the file of keys; 'rebote keys new FILE' makes one"));
        try {
            return new WatchedKeys(
                    new OperatorFiles(files).find(owner, List.of(file)).get(0),
                    warning -> LOGGER.warn("{}: {}", owner, warning),
                    complaint -> LOGGER.error("{}: {}", owner, complaint));
        } catch (ConfigurationException e) {
            throw new MessagingException(owner + ": " + e.getMessage(), e);
        }
    }

    static Validity validity(String owner, Optional<String> days) throws MessagingException {
        try {
            return days.map(Integer::valueOf).map(Validity::new).orElse(Validity.USUAL);
        } catch (NumberFormatException e) {
            throw new MessagingException(
                    owner + ": '" + VALID_DAYS + "' must be a number of days, found '" + days.orElse("") + "'", e);
        } catch (IllegalArgumentException e) {
            throw new MessagingException(owner + ": '" + VALID_DAYS + "' " + e.getMessage(), e);
        }
    }
}
