package dev.rebote.policy;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Some domains and all that are below them; case and the last dot do not count, nor how a letter outside ASCII is written. */
record Domains(Set<String> names) {

    /** What {@link #parse} takes, for messages to whoever wrote something else. */
    static final String FORM = "a domain such as example.com, which stands for those below it too";

    /** RFC 1035, section 2.3.4. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*+");

    Domains {
        names = Set.copyOf(names);
    }

    /** Reads one domain; empty when {@code text} is none. */
    static Optional<String> parse(String text) {
        String name = plain(text);
        return Optional.of(name)
                .filter(domain -> domain.length() <= MAX_LENGTH)
                .filter(domain -> DOMAIN.matcher(domain).matches());
    }

    /** Gives this domain and all above it, as {@link #includeAny} wants them; nothing for what is too long to be one. */
    static List<String> andAbove(String domain) {
        List<String> domains = new ArrayList<>();
        String name = domain.length() > MAX_LENGTH ? "" : plain(domain);
        while (!name.isEmpty()) {
            domains.add(name);
            name = name.substring(name.indexOf('.') < 0 ? name.length() : name.indexOf('.') + 1);
        }
        return domains;
    }

    /** Says whether one of a domain and those above it is one of these. */
    boolean includeAny(List<String> domainAndAbove) {
        for (String domain : domainAndAbove) {
            if (names.contains(domain)) {
                return true;
            }
        }
        return false;
    }

    /** Says whether this domain is one of them, or below one. */
    boolean include(String domain) {
        return includeAny(andAbove(domain));
    }

    boolean includeAll(Domains others) {
        return others.names.stream().allMatch(this::include);
    }

    private static String plain(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        boolean ascii = name.chars().allMatch(c -> c < 128);
        try {
            return (ascii ? name : IDN.toASCII(name)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT); // no domain; a stranger may have written it
        }
    }
}
