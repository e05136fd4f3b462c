package dev.rebote.policy;

import java.net.IDN;
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

    /** Says whether this domain is one of them, or below one. */
    boolean include(String domain) {
        String end = domain.length() > MAX_LENGTH ? "" : plain(domain);
        while (!end.isEmpty()) {
            if (names.contains(end)) {
                return true;
            }
            end = end.substring(end.indexOf('.') < 0 ? end.length() : end.indexOf('.') + 1);
        }
        return false;
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
