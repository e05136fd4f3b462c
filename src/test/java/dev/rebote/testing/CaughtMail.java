package dev.rebote.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.DsnParameters;

/**
 * A mail as it was when it came to a {@link Catch} mailet.
 *
 * @param box        the box of that mailet
 * @param name       the mail's name
 * @param sender     the envelope sender; empty for the null sender
 * @param recipients the envelope recipients, sorted
 * @param attributes every attribute by its name
 * @param dsn        the DSN parameters
 * @param text       the message
 */
public record CaughtMail(
        String box,
        String name,
        Optional<String> sender,
        List<String> recipients,
        Map<String, Attribute> attributes,
        Optional<DsnParameters> dsn,
        String text) {

    /** Gives the value of an attribute. */
    public Optional<Object> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute))
                .map(found -> found.getValue().value());
    }
}
