package dev.rebote.james;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.james.util.DurationParser;
import org.apache.mailet.MailetConfig;

/** What an operator has written for {@link TrackedRemoteDelivery}: all names are known, and each value has the right form. */
final class DeliveryConfig {

    static final String MAILET = "TrackedRemoteDelivery";

    static final String OUTGOING = "outgoing";
    static final String BOUNCE_PROCESSOR = "bounceProcessor";
    static final String ON_SUCCESS = "onSuccess";
    static final String DELAY_PROCESSOR = "delayProcessor";
    static final String DELAY_TIME = "delayTime";
    static final String MAX_RETRIES = "maxRetries";
    static final String EXPIRY = "expiry";
    static final String POLICY = "policy";
    static final String RULES = "rules";
    static final String QUEUE_DELAYS = "queueDelays";
    static final String WAITING_REPOSITORY = "waitingRepository";
    static final String USE_PRIORITY = "usePriority";
    static final String GATEWAY = "gateway";
    static final String SEND_PARTIAL = "sendpartial";
    static final String CONNECTION_TIMEOUT = "connectiontimeout";
    /** As James's documentation spells it. */
    static final String CONNECTION_TIMEOUT_AS_DOCUMENTED = "connectionTimeout";

    private static final String MAIL_LIBRARY = "mail.";

    /** The transport that tells us of each reply cannot be another one. */
    private static final Set<String> RESERVED = Set.of(EngineConfig.SMTP_CLASS, EngineConfig.SMTPS_CLASS);

    /** Stands for whatever property of the mail library. */
    private static final String ANY_OF_MAIL_LIBRARY = MAIL_LIBRARY + "*";

    private static final List<String> SWITCHES = List.of(
            "debug",
            "startTLS",
            "sslEnable",
            "verifyServerIdentity",
            USE_PRIORITY,
            SEND_PARTIAL,
            "loadBalancing",
            "sslTrustAllCerts");

    private static final List<String> NUMBERS = List.of(
            MAX_RETRIES,
            "maxDnsProblemRetries",
            "timeout",
            CONNECTION_TIMEOUT,
            CONNECTION_TIMEOUT_AS_DOCUMENTED,
            "gatewayPort");

    private static final List<String> TEXTS = List.of(
            OUTGOING,
            BOUNCE_PROCESSOR,
            ON_SUCCESS,
            DELAY_PROCESSOR,
            DELAY_TIME,
            POLICY,
            RULES,
            EXPIRY,
            QUEUE_DELAYS,
            WAITING_REPOSITORY,
            "bind",
            "heloName",
            GATEWAY,
            "gatewayUsername",
            "gatewayusername",
            "gatewayPassword");

    private final MailetParameters parameters;

    private DeliveryConfig(MailetConfig config) {
        this.parameters = new MailetParameters(config);
    }

    /** Gives the names of all parameters. */
    static List<String> names() {
        return Stream.of(SWITCHES, NUMBERS, TEXTS, List.of(ANY_OF_MAIL_LIBRARY))
                .flatMap(List::stream)
                .toList();
    }

    /** Checks all names, all switches and all numbers. */
    static DeliveryConfig of(MailetConfig config) throws MessagingException {
        checkNames(config);
        DeliveryConfig checked = new DeliveryConfig(config);
        for (String name : SWITCHES) {
            checked.checkSwitch(name);
        }
        for (String name : NUMBERS) {
            checked.number(name);
        }
        return checked;
    }

    /** Gives the text of a parameter; empty when it is missing or blank. */
    Optional<String> text(String name) {
        return parameters.text(name);
    }

    /** Gives what a parameter lists, parted by commas. */
    List<String> list(String name) {
        return parameters.list(name);
    }

    /** Says whether a switch is on. */
    boolean isOn(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    Optional<Integer> number(String name) throws MessagingException {
        Optional<String> text = text(name);
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

    Optional<Duration> time(String name) throws MessagingException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration time = DurationParser.parse(text.orElseThrow());
            if (!time.isNegative() && !time.isZero()) {
                return Optional.of(time);
            }
        } catch (NumberFormatException e) {
            // Told below, together with those that are none.
        }
        throw wrong(name, text.orElseThrow(), "a time, for example '5 days'");
    }

    /** Gives the exception that stops the start because of a value. */
    static MessagingException wrong(String name, String found, String expected) {
        return new MessagingException(
                MAILET + ": the parameter '" + name + "' is '" + found + "', expected " + expected);
    }

    private void checkSwitch(String name) throws MessagingException {
        Optional<String> value = text(name).map(text -> text.toLowerCase(Locale.ROOT));
        if (value.filter(text -> !text.equals("true") && !text.equals("false")).isPresent()) {
            throw wrong(name, value.orElseThrow(), "true or false");
        }
    }

    private static void checkNames(MailetConfig config) throws MessagingException {
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        allowed.addAll(SWITCHES);
        allowed.addAll(NUMBERS);
        allowed.addAll(TEXTS);
        for (String name : ImmutableList.copyOf(config.getInitParameterNames())) {
            if (RESERVED.contains(name)) {
                throw new MessagingException(MAILET + " sets '" + name + "' itself; remove it from the configuration");
            }
            boolean known = SWITCHES.contains(name)
                    || NUMBERS.contains(name)
                    || TEXTS.contains(name)
                    || MailetParameters.OF_JAMES.contains(name);
            if (!known && !name.startsWith(MAIL_LIBRARY)) {
                throw new MessagingException(MAILET + " does not know the parameter '" + name + "', expected one of "
                        + allowed + " or a property that starts with 'mail.'");
            }
        }
    }
}
