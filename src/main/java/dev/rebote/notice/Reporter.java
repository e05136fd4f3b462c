package dev.rebote.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who writes the notices.
 *
 * @param address         the address that they come from
 * @param replyTo         where answers go, if not there
 * @param host            the name of this server, as the world may know it
 * @param internalDomains the domains of hosts whose names only insiders may see
 */
public record Reporter(String address, Optional<String> replyTo, String host, Set<String> internalDomains) {

    public Reporter {
        checkAddress(address);
        replyTo.ifPresent(Reporter::checkAddress);
        if (!Hosts.isName(host)) {
            throw new IllegalArgumentException("'" + host + "' is no host name");
        }
        internalDomains = internalDomains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses what cannot stand between angle brackets in a header field. */
    static void checkAddress(String address) {
        boolean printable = address.chars().allMatch(c -> c >= ' ' && c < 127);
        if (!printable || address.lastIndexOf('@') < 1 || address.startsWith("<") || address.endsWith(">")) {
            throw new IllegalArgumentException("'" + SafeText.oneLine(address, 100) + "' is no mail address");
        }
    }
}
