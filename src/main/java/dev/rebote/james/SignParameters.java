package dev.rebote.james;

import dev.rebote.trust.WatchedKeys;
import dev.rebote.yaml.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import org.apache.james.core.Domain;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.MailetConfig;

/**
 * What an operator says to {@link SignReturnPath}.
 *
 * @param keys          the keys
 * @param signForwarded whether mail of senders elsewhere is signed too
 * @param except        the recipients' domains that know senders by their address
 * @param maxRecipients mail with more recipients is not split
 */
record SignParameters(WatchedKeys keys, boolean signForwarded, Set<Domain> except, int maxRecipients) {

    static final String MAILET = "SignReturnPath";

    private static final String FORWARDED = "forwarded";
    private static final String EXCEPT = "except";
    private static final String MAX_RECIPIENTS = "maxRecipients";
    private static final String LEAVE = "leave";
    private static final String SIGN = "sign";

    static final List<String> NAMES = List.of(KeysParameter.KEYS, FORWARDED, EXCEPT, MAX_RECIPIENTS);

    /** Each copy takes its place in the queue and a connection of its own; a mailing comes one by one anyway. */
    private static final int USUAL_RECIPIENTS = 100;

    static SignParameters read(MailetConfig config, FileSystem files) throws MessagingException {
        MailetParameters parameters = MailetParameters.of(config, MAILET, NAMES);
        return new SignParameters(
                KeysParameter.keys(MAILET, parameters.text(KeysParameter.KEYS), files),
                signForwarded(parameters.text(FORWARDED).orElse(LEAVE)),
                except(parameters.list(EXCEPT)),
                maxRecipients(parameters.text(MAX_RECIPIENTS).orElse(Integer.toString(USUAL_RECIPIENTS))));
    }

    private static boolean signForwarded(String value) throws MessagingException {
        List<String> allowed = List.of(LEAVE, SIGN);
        if (!allowed.contains(value)) {
            throw new MessagingException(
                    MAILET + ": unknown " + FORWARDED + " '" + value + "'" + Nearest.hint(value, allowed));
        }
        return value.equals(SIGN);
    }

    private static Set<Domain> except(List<String> names) throws MessagingException {
        try {
            return names.stream()
                    .map(name -> Domain.of(name.toLowerCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw new MessagingException(MAILET + ": '" + EXCEPT + "' must list domains: " + e.getMessage(), e);
        }
    }

    private static int maxRecipients(String value) throws MessagingException {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new MessagingException(
                    MAILET + ": '" + MAX_RECIPIENTS + "' must be a number from 1 to 999999, found '" + value + "'");
        }
        return Integer.parseInt(value);
    }
}
