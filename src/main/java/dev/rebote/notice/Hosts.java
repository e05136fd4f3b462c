package dev.rebote.notice;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which hosts there are: names, addresses, and those that only we know. */
final class Hosts {

    /** RFC 1035, section 2.3.4. */
    private static final int MAX_NAME = 255;

    /** Names that mean nothing outside (RFC 6761, RFC 6762, RFC 8375, and what networks are called). */
    private static final List<String> PRIVATE_ENDINGS = List.of(
            ".local", ".localdomain", ".localhost", ".internal", ".intranet", ".corp", ".lan", ".home", ".home.arpa");

    private Hosts() {}

    /** Says whether {@code text} is a host name: letters, digits and hyphens between dots. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAX_NAME) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            boolean word = !label.isEmpty()
                    && label.chars().allMatch(c -> c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
            if (!word || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }

    /** Says whether {@code text} looks like an IP address. */
    static boolean isAddress(String text) {
        return isIpv4(text)
                || (text.length() <= 45
                        && text.indexOf(':') >= 0
                        && text.chars().allMatch(Hosts::isIpv6));
    }

    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean number = !part.isEmpty()
                    && part.length() <= 3
                    && part.chars().allMatch(c -> c >= '0' && c <= '9')
                    && Integer.parseInt(part) <= 255;
            if (!number) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(int c) {
        return c == ':' || c == '.' || Character.digit(c, 16) >= 0;
    }

    /** Says whether only insiders may see this host: it lies in one of these domains, or no one outside could know it. */
    static boolean isInternal(String host, Set<String> domains) {
        String name = host.toLowerCase(Locale.ROOT);
        if (isAddress(name)) {
            return isPrivateAddress(name);
        }
        boolean unqualified = name.indexOf('.') < 0;
        return unqualified
                || PRIVATE_ENDINGS.stream().anyMatch(name::endsWith)
                || domains.stream().anyMatch(domain -> isWithin(name, domain));
    }

    /** Says whether a name is this domain or lies below it. */
    static boolean isWithin(String name, String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }

    /** RFC 1918, RFC 4193, and what a host calls itself. */
    private static boolean isPrivateAddress(String address) {
        if (address.startsWith("172.")) {
            int second = Integer.parseInt(address.split("\\.", -1)[1]);
            return second >= 16 && second <= 31;
        }
        return address.startsWith("10.")
                || address.startsWith("192.168.")
                || address.startsWith("127.")
                || address.startsWith("169.254.")
                || address.equals("::1")
                || address.startsWith("fc")
                || address.startsWith("fd")
                || address.startsWith("fe80:");
    }
}
