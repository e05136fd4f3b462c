package dev.rebote.evidence.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds addresses in text that a person or a mailer wrote. */
public final class Addresses {

    /** RFC 5321, section 4.5.3.1: 64 octets, an @ and 255 octets; longer ones are not addresses. */
    private static final int MAX_LENGTH = 320;

    private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~.";

    private Addresses() {}

    /**
     * An address in a text.
     *
     * @param address  as it stands there, without brackets
     * @param start    where it starts
     * @param end      where it ends
     */
    public record Found(String address, int start, int end) {}

    /** Finds all addresses of {@code text} in their order. */
    public static List<Found> in(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return List.of();
        }
        List<Found> found = new ArrayList<>(2);
        int free = 0;
        while (at >= 0) {
            Optional<Found> address = around(text, at, free);
            if (address.isPresent()) {
                found.add(address.get());
                free = address.get().end();
            }
            at = text.indexOf('@', Math.max(at + 1, free));
        }
        return found;
    }

    /** Finds the first address of {@code text}. */
    public static Optional<String> first(String text) {
        List<Found> found = in(text);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).address());
    }

    /** Gives what stands before the last @. */
    public static String localPart(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    /** Gives what stands after the last @, empty when there is none. */
    public static String domain(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    private static Optional<Found> around(String text, int at, int free) {
        boolean bracketed = isBracketed(text, at, free);
        int end = domainEnd(text, at + 1, bracketed);
        int start = localStart(text, at, free, bracketed);
        if (start >= at || end <= at + 1 || end - start > MAX_LENGTH || isUrl(text, start)) {
            return Optional.empty();
        }
        String address = text.substring(start, end);
        return hasDomain(address, bracketed) ? Optional.of(new Found(address, start, end)) : Optional.empty();
    }

    private static boolean isBracketed(String text, int at, int free) {
        for (int i = at - 1; i >= free && at - i < MAX_LENGTH; i--) {
            char c = text.charAt(i);
            if (c == '<') {
                return true;
            }
            if (c <= ' ' || c == '>') {
                return false;
            }
        }
        return false;
    }

    private static int domainEnd(String text, int from, boolean bracketed) {
        int i = from;
        if (i < text.length() && text.charAt(i) == '[') {
            int close = text.indexOf(']', i);
            return close < 0 || close - i > 50 ? from : close + 1;
        }
        while (i < text.length() && isDomain(text.charAt(i), bracketed)) {
            i++;
        }
        while (i > from && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == '-' || text.charAt(i - 1) == '_')) {
            i--;
        }
        return i;
    }

    private static boolean isDomain(char c, boolean bracketed) {
        return isAsciiLetterOrDigit(c)
                || c == '.'
                || c == '-'
                || c == '_'
                || (c > 127 && (bracketed || c < 0x2000) && Character.isLetterOrDigit(c));
    }

    private static int localStart(String text, int at, int free, boolean bracketed) {
        if (at > free && text.charAt(at - 1) == '"') {
            int open = text.lastIndexOf('"', at - 2);
            return open >= free && at - open < 70 ? open : at;
        }
        int i = at;
        while (i > free && isLocal(text.charAt(i - 1), bracketed)) {
            i--;
        }
        while (i < at && "'*./=`|-#!&?^{}~".indexOf(text.charAt(i)) >= 0 && !isOfX400(text, i, at)) {
            i++;
        }
        return afterAssignment(text, i, at);
    }

    /** X.400 writes {@code /S=Doe/O=Mill/@gateway.example}, with the stroke at the start (RFC 2156). */
    private static boolean isOfX400(String text, int start, int at) {
        int equals = text.indexOf('=', start);
        return text.charAt(start) == '/'
                && equals > start + 1
                && equals < Math.min(at, start + 7)
                && text.charAt(at - 1) == '/';
    }

    /** Of {@code to=user@example.org} the name before the sign is none of the address. */
    private static int afterAssignment(String text, int start, int at) {
        for (String name : List.of("to=", "rcpt=", "recipient=", "user=", "for=", "address=", "email=")) {
            if (text.regionMatches(true, start, name, 0, name.length()) && start + name.length() < at) {
                return start + name.length();
            }
        }
        return start;
    }

    private static boolean isLocal(char c, boolean bracketed) {
        return isAsciiLetterOrDigit(c)
                || LOCAL_SIGNS.indexOf(c) >= 0
                || (c > 127 && (bracketed || c < 0x2000) && Character.isLetterOrDigit(c));
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isUrl(String text, int start) {
        int i = start;
        while (i > 0 && start - i < MAX_LENGTH && text.charAt(i - 1) > ' ') {
            i--;
        }
        int scheme = text.indexOf("://", i);
        return scheme >= 0 && scheme < start;
    }

    private static boolean hasDomain(String address, boolean bracketed) {
        int at = address.lastIndexOf('@');
        int dot = address.indexOf('.', at);
        return dot > at + 1 || address.charAt(at + 1) == '[' || (bracketed && address.length() > at + 2);
    }
}
