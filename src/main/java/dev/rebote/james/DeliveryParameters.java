package dev.rebote.james;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.mailet.MailetConfig;

/**
 * The parameters of {@link TrackedRemoteDelivery}, read strictly: what is unknown or wrong stops the start.
 *
 * @param queue           the queue of the mails that are to be delivered
 * @param bounceProcessor the processor of those that were given up
 * @param onSuccess       the processor of those that were delivered
 * @param schedule        when a delivery is tried again
 * @param usePriority     whether new mails go before retries in the queue
 * @param viaGateway      whether all mail goes to a gateway
 */
record DeliveryParameters(
        String queue,
        String bounceProcessor,
        Optional<String> onSuccess,
        RetrySchedule schedule,
        boolean usePriority,
        boolean viaGateway) {

    static final String ON_SUCCESS = "onSuccess";
    static final String SEND_PARTIAL = "sendpartial";
    static final String CONNECTION_TIMEOUT = "connectiontimeout";
    /** As James's documentation spells it. */
    static final String CONNECTION_TIMEOUT_AS_DOCUMENTED = "connectionTimeout";

    private static final String BOUNCE_PROCESSOR = "bounceProcessor";
    private static final String GATEWAY = "gateway";
    private static final String MAIL_LIBRARY = "mail.";
    private static final String DEFAULT_QUEUE = "outgoing";

    /** The transport that tells us of each reply cannot be another one. */
    private static final Set<String> RESERVED = Set.of(EngineConfig.SMTP_CLASS, EngineConfig.SMTPS_CLASS);

    /** Stands for whatever property of the mail library. */
    private static final String ANY_OF_MAIL_LIBRARY = MAIL_LIBRARY + "*";

    private static final List<String> SWITCHES = List.of(
            "debug",
            "startTLS",
            "sslEnable",
            "verifyServerIdentity",
            "usePriority",
            SEND_PARTIAL,
            "loadBalancing",
            "sslTrustAllCerts");

    private static final List<String> NUMBERS = List.of(
            "maxRetries",
            "maxDnsProblemRetries",
            "timeout",
            CONNECTION_TIMEOUT,
            CONNECTION_TIMEOUT_AS_DOCUMENTED,
            "gatewayPort");

    private static final List<String> TEXTS = List.of(
            "outgoing",
            BOUNCE_PROCESSOR,
            ON_SUCCESS,
            "delayTime",
            "bind",
            "heloName",
            GATEWAY,
            "gatewayUsername",
            "gatewayusername",
            "gatewayPassword");

    /** Gives the names of all parameters. */
    static List<String> names() {
        return Stream.of(SWITCHES, NUMBERS, TEXTS, List.of(ANY_OF_MAIL_LIBRARY))
                .flatMap(List::stream)
                .toList();
    }

    /** Reads them all. */
    static DeliveryParameters read(MailetConfig config) throws MessagingException {
        checkNames(config);
        for (String name : SWITCHES) {
            checkSwitch(config, name);
        }
        for (String name : NUMBERS) {
            number(config, name);
        }
        return new DeliveryParameters(
                text(config, "outgoing").orElse(DEFAULT_QUEUE),
                bounceProcessor(config),
                text(config, ON_SUCCESS),
                schedule(config),
                text(config, "usePriority").filter("true"::equals).isPresent(),
                text(config, GATEWAY).isPresent());
    }

    private static void checkNames(MailetConfig config) throws MessagingException {
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        allowed.addAll(SWITCHES);
        allowed.addAll(NUMBERS);
        allowed.addAll(TEXTS);
        for (String name : ImmutableList.copyOf(config.getInitParameterNames())) {
            if (RESERVED.contains(name)) {
                throw new MessagingException(
                        "TrackedRemoteDelivery sets '" + name + "' itself; remove it from the configuration");
            }
            boolean known = SWITCHES.contains(name) || NUMBERS.contains(name) || TEXTS.contains(name);
            if (!known && !name.startsWith(MAIL_LIBRARY)) {
                throw new MessagingException("TrackedRemoteDelivery does not know the parameter '" + name
                        + "', expected one of " + allowed + " or a property that starts with 'mail.'");
            }
        }
    }

    private static void checkSwitch(MailetConfig config, String name) throws MessagingException {
        Optional<String> value = text(config, name).map(text -> text.toLowerCase(Locale.ROOT));
        if (value.filter(text -> !text.equals("true") && !text.equals("false")).isPresent()) {
            throw wrong(name, value.orElseThrow(), "true or false");
        }
    }

    private static Optional<Integer> number(MailetConfig config, String name) throws MessagingException {
        Optional<String> text = text(config, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int value = Integer.parseInt(text.orElseThrow());
            if (value >= 0) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // Told below, together with the negative ones.
        }
        throw wrong(name, text.orElseThrow(), "a whole number, 0 or more");
    }

    private static RetrySchedule schedule(MailetConfig config) throws MessagingException {
        try {
            return RetrySchedule.of(number(config, "maxRetries"), text(config, "delayTime"));
        } catch (IllegalArgumentException e) {
            throw new MessagingException("TrackedRemoteDelivery: " + e.getMessage(), e);
        }
    }

    private static String bounceProcessor(MailetConfig config) throws MessagingException {
        return text(config, BOUNCE_PROCESSOR)
                .orElseThrow(() -> new MessagingException("TrackedRemoteDelivery needs the parameter 'bounceProcessor':"
                        + " the processor that gets the mails that could not be delivered"));
    }

    private static MessagingException wrong(String name, String found, String expected) {
        return new MessagingException(
                "TrackedRemoteDelivery: the parameter '" + name + "' is '" + found + "', expected " + expected);
    }

    private static Optional<String> text(MailetConfig config, String name) {
        return Optional.ofNullable(config.getInitParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
