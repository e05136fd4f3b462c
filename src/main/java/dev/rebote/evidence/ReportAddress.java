package dev.rebote.evidence;

import dev.rebote.evidence.mail.Addresses;
import java.util.Optional;

/** An address in a field of a report, with its brackets, comments and escapes (RFC 6533, section 3). */
final class ReportAddress {

    private ReportAddress() {}

    /** Gives the address in {@code text}, or the text itself when it is the name of a recipient without a domain. */
    static String clean(String text) {
        String decoded = withoutEscapes(text.strip());
        int open = decoded.lastIndexOf('<');
        int close = decoded.indexOf('>', open + 1);
        if (open >= 0 && close > open + 1) {
            return unquoted(decoded.substring(open + 1, close).strip());
        }
        Optional<String> address = Addresses.first(decoded);
        if (address.isPresent() && decoded.indexOf(' ') >= 0) {
            return address.get();
        }
        return decoded.indexOf('@') > 0
                ? address.filter(found -> isAscii(decoded)).orElse(unquoted(decoded))
                : decoded;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** Some mailers put the whole address in quotes, or quote it as SMTP does not ask. */
    private static String unquoted(String address) {
        boolean whole = address.length() > 2 && address.startsWith("\"") && address.endsWith("\"");
        return whole ? address.substring(1, address.length() - 1) : address;
    }

    /** Gives {@code \x{HEX}} as the character that it stands for. */
    static String withoutEscapes(String text) {
        int at = text.indexOf("\\x{");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int close = text.indexOf('}', at);
            if (close < 0) {
                break;
            }
            plain.append(text, from, at);
            plain.append(character(text.substring(at + 3, close)).orElse(text.substring(at, close + 1)));
            from = close + 1;
            at = text.indexOf("\\x{", from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static Optional<String> character(String hex) {
        if (hex.isEmpty() || hex.length() > 6) {
            return Optional.empty();
        }
        try {
            int code = Integer.parseInt(hex, 16);
            return Character.isValidCodePoint(code) ? Optional.of(Character.toString(code)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
