package dev.rebote.james;

import dev.rebote.notice.Reporter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.MailetConfig;

/**
 * The parameters of {@link SendBounceNotice}, read strictly: what is unknown or wrong stops the start.
 *
 * @param language         the language of readers of whom nothing else is known
 * @param languageByDomain the languages of the readers in a domain
 * @param textsDirectory   where the operator's own texts lie
 * @param from             the address that notices come from, if not the postmaster's
 * @param replyTo          where answers go, if not there
 * @param returnWhole      whether a small original is returned whole where its sender did not ask for anything
 * @param maxOriginal      the size in bytes up to which an original is small
 * @param reportingHost    the name of this server as the world may know it, if not the domain of the postmaster
 * @param internalDomains  the domains of hosts whose names only insiders may see
 * @param showInternals    who may see them
 * @param pace             how often a reader is told
 * @param passThrough      whether the failed mail goes on to the next mailet
 */
record NoticeParameters(
        String language,
        Map<String, String> languageByDomain,
        Optional<String> textsDirectory,
        Optional<String> from,
        Optional<String> replyTo,
        boolean returnWhole,
        int maxOriginal,
        Optional<String> reportingHost,
        Set<String> internalDomains,
        ShowInternals showInternals,
        NoticePace pace,
        boolean passThrough) {

    /** Who may see internal host names and where mail is forwarded to. */
    enum ShowInternals {
        /** Senders of our own domains, and those who have logged in. */
        INSIDERS("insiders"),
        EVERYBODY("everybody"),
        NOBODY("nobody");

        private final String id;

        ShowInternals(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    static final String MAILET = "SendBounceNotice";

    private static final String LANGUAGE = "language";
    private static final String LANGUAGE_BY_DOMAIN = "languageByDomain";
    private static final String TEXTS_DIRECTORY = "textsDirectory";
    private static final String FROM = "from";
    /** What James's own DSNBounce calls it. */
    private static final String SENDER = "sender";

    private static final String REPLY_TO = "replyTo";
    private static final String RETURN_ORIGINAL = "returnOriginal";
    private static final String MAX_ORIGINAL = "maxOriginal";
    private static final String REPORTING_HOST = "reportingHost";
    private static final String INTERNAL_DOMAINS = "internalDomains";
    private static final String SHOW_INTERNALS = "showInternals";
    private static final String PASS_THROUGH = "passThrough";

    private static final List<String> OWN = List.of(
            LANGUAGE,
            LANGUAGE_BY_DOMAIN,
            TEXTS_DIRECTORY,
            FROM,
            SENDER,
            REPLY_TO,
            RETURN_ORIGINAL,
            MAX_ORIGINAL,
            REPORTING_HOST,
            INTERNAL_DOMAINS,
            SHOW_INTERNALS,
            PASS_THROUGH);

    static final List<String> NAMES =
            Stream.of(OWN, NoticePace.NAMES).flatMap(List::stream).toList();

    private static final String HEADERS = "headers";
    private static final String FULL = "full";
    private static final String DEFAULT_LANGUAGE = "en";

    /** Postfix returns 50,000 bytes and Exim 100 K; more only costs the reader. */
    private static final int DEFAULT_MAX_ORIGINAL = 64 << 10;

    /** A notice that is larger than that is refused itself. */
    private static final int LARGEST_ORIGINAL = 10 << 20;

    /** Reads them all. */
    static NoticeParameters read(MailetConfig mailet) throws MessagingException {
        MailetParameters config = MailetParameters.of(mailet, MAILET, NAMES);
        return new NoticeParameters(
                config.text(LANGUAGE).orElse(DEFAULT_LANGUAGE),
                languages(config),
                config.text(TEXTS_DIRECTORY),
                from(config),
                address(config, REPLY_TO),
                oneOf(config, RETURN_ORIGINAL, List.of(HEADERS, FULL), FULL).equals(FULL),
                maxOriginal(config),
                config.text(REPORTING_HOST),
                domains(config),
                showInternals(config),
                NoticePace.read(config),
                oneOf(config, PASS_THROUGH, List.of("true", "false"), "true").equals("true"));
    }

    /** Gives who writes the notices; what is not set is the postmaster's. */
    Reporter reporter(String postmaster, String domain) {
        return new Reporter(from.orElse(postmaster), replyTo, reportingHost.orElse(domain), internalDomains);
    }

    private static Optional<String> from(MailetParameters config) throws MessagingException {
        if (config.text(FROM).isPresent() && config.text(SENDER).isPresent()) {
            throw new MessagingException(
                    MAILET + ": the parameters 'from' and 'sender' mean the same; remove one of them");
        }
        Optional<String> from = address(config, FROM);
        return from.isPresent() ? from : address(config, SENDER);
    }

    private static Optional<String> address(MailetParameters config, String name) throws MessagingException {
        Optional<String> text = config.text(name).filter(value -> !value.equals("postmaster"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailAddress(text.get()).asString());
        } catch (AddressException e) {
            throw wrong(name, text.get(), "a mail address, or 'postmaster'");
        }
    }

    private static Map<String, String> languages(MailetParameters config) throws MessagingException {
        Map<String, String> languages = new LinkedHashMap<>();
        for (String entry : config.list(LANGUAGE_BY_DOMAIN)) {
            String[] parts = entry.split("=", -1);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw wrong(LANGUAGE_BY_DOMAIN, entry, "domain=language, as in 'example.es=es, example.com=en'");
            }
            languages.put(parts[0].strip(), parts[1].strip());
        }
        return languages;
    }

    private static Set<String> domains(MailetParameters config) {
        Set<String> domains = new TreeSet<>();
        config.list(INTERNAL_DOMAINS).forEach(domain -> domains.add(domain.toLowerCase(Locale.ROOT)));
        return domains;
    }

    private static int maxOriginal(MailetParameters config) throws MessagingException {
        String text = config.text(MAX_ORIGINAL).orElse(Integer.toString(DEFAULT_MAX_ORIGINAL));
        int unit = text.endsWith("K") ? 10 : text.endsWith("M") ? 20 : 0;
        try {
            long size = Long.parseLong(unit > 0 ? text.substring(0, text.length() - 1) : text) << unit;
            if (size >= 0 && size <= LARGEST_ORIGINAL) {
                return (int) size;
            }
        } catch (NumberFormatException e) {
            // Told below, together with the sizes that are too large.
        }
        throw wrong(MAX_ORIGINAL, text, "a number of bytes up to 10M, as in '65536' or '64K'");
    }

    private static ShowInternals showInternals(MailetParameters config) throws MessagingException {
        List<String> ids =
                Arrays.stream(ShowInternals.values()).map(ShowInternals::id).toList();
        String id = oneOf(config, SHOW_INTERNALS, ids, ShowInternals.INSIDERS.id());
        return ShowInternals.values()[ids.indexOf(id)];
    }

    private static String oneOf(MailetParameters config, String name, List<String> allowed, String usual)
            throws MessagingException {
        String value =
                config.text(name).map(text -> text.toLowerCase(Locale.ROOT)).orElse(usual);
        if (!allowed.contains(value)) {
            throw wrong(name, value, "one of " + allowed);
        }
        return value;
    }

    static MessagingException wrong(String name, String found, String expected) {
        return new MessagingException(
                MAILET + ": the parameter '" + name + "' is '" + found + "', expected " + expected);
    }
}
