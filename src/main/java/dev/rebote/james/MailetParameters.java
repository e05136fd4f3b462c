package dev.rebote.james;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import dev.rebote.yaml.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.mail.MessagingException;
import org.apache.mailet.MailetConfig;

/** The parameters of one mailet, read strictly: an unknown one stops the start. */
final class MailetParameters {

    private static final Splitter COMMA = Splitter.on(',').trimResults().omitEmptyStrings();

    /** What James itself reads of any mailet, whatever that knows. */
    static final Set<String> OF_JAMES = Set.of("onMailetException", "onMatchException");

    private final MailetConfig config;

    /** Takes whatever names there are. */
    MailetParameters(MailetConfig config) {
        this.config = config;
    }

    /** Gives the parameters after refusing all but those in {@code allowed}. */
    static MailetParameters of(MailetConfig config, String mailet, List<String> allowed) throws MessagingException {
        for (String name : ImmutableList.copyOf(config.getInitParameterNames())) {
            if (!allowed.contains(name) && !OF_JAMES.contains(name)) {
                throw new MessagingException(
                        mailet + " does not know the parameter '" + name + "'" + Nearest.hint(name, allowed));
            }
        }
        return new MailetParameters(config);
    }

    /** Gives the text of a parameter; empty when it is missing or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(config.getInitParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Gives what a parameter lists, parted by commas. */
    List<String> list(String name) {
        return text(name).map(COMMA::splitToList).orElseGet(List::of);
    }

    /** Gives a switch, which is off unless it is set; anything but true and false stops the start. */
    boolean flag(String mailet, String name) throws MessagingException {
        String value = text(name).map(text -> text.toLowerCase(Locale.ROOT)).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new MessagingException(
                    mailet + ": the parameter '" + name + "' is '" + value + "', expected true or false");
        }
        return value.equals("true");
    }
}
