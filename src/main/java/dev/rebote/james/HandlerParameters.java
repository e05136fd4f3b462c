package dev.rebote.james;

import dev.rebote.yaml.Nearest;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.apache.commons.configuration2.Configuration;

/** The parameters of one handler of the SMTP server, read strictly: an unknown one stops the start. */
final class HandlerParameters {

    /** What James itself puts there: attributes of the element. */
    private static final String ATTRIBUTE = "[@";

    private final Configuration config;
    private final String handler;

    private HandlerParameters(Configuration config, String handler) {
        this.config = config;
        this.handler = handler;
    }

    static HandlerParameters of(Configuration config, String handler, List<String> allowed) throws MessagingException {
        for (Iterator<String> names = config.getKeys(); names.hasNext(); ) {
            String name = names.next();
            if (!name.isEmpty() && !name.startsWith(ATTRIBUTE) && !allowed.contains(name)) {
                throw new MessagingException(
                        handler + " does not know the parameter '" + name + "'" + Nearest.hint(name, allowed));
            }
        }
        return new HandlerParameters(config, handler);
    }

    /** Gives the text of a parameter; empty when it is missing or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(config.getString(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean flag(String name, boolean usual) throws MessagingException {
        String value = text(name).orElse(Boolean.toString(usual));
        if (!List.of("true", "false").contains(value)) {
            throw new MessagingException(handler + ": '" + name + "' must be true or false, found '" + value + "'");
        }
        return value.equals("true");
    }
}
