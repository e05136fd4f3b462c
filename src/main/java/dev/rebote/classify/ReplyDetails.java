package dev.rebote.classify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds in a reply what a reader can use: the blocklist, the help page, the new address. */
final class ReplyDetails {

    /** A longer link is of no use to a person, and no help page has one. */
    private static final int MAX_URL = 300;

    private static final int MAX_NAME = 100;

    /** The name of a web server, or the listed address turned round. */
    private static final Pattern BEFORE_LIST = Pattern.compile("^(www\\.|([0-9]{1,3}\\.){4})");

    /** The lists that have a name of their own, by what stands in a reply; the first that is found counts. */
    private static final List<String> LISTS = List.of(
            "spamhaus",
            "spamcop",
            "barracudacentral",
            "barracuda",
            "sorbs",
            "uceprotect",
            "abuseat",
            "cloudmark",
            "senderscore",
            "invaluement",
            "abusix",
            "surriel",
            "mailspike",
            "spamrats",
            "manitu",
            "nixspam",
            "njabl",
            "dsbl",
            "trendmicro",
            "proofpoint",
            "mcafee",
            "symantec",
            "fortiguard",
            "backscatterer",
            "0spam",
            "hostkarma",
            "junkemailfilter",
            "gbudb",
            "truncate",
            "spfbl",
            "blocklist.de",
            "surbl",
            "uribl",
            "spameatingmonkey",
            "dnswl",
            "wpbl",
            "psbl",
            "rfc-clueless",
            "lashback",
            "s5h",
            "kisa",
            "anti-spam.org.cn",
            "ivmuri",
            "talosintelligence",
            "senderbase");

    private ReplyDetails() {}

    /** Gives the first web link, without the punctuation after it. */
    static Optional<String> helpUrl(String reply) {
        for (int colon = reply.indexOf("://"); colon >= 0; colon = reply.indexOf("://", colon + 1)) {
            int start = schemeBefore(colon, reply);
            if (start < colon) {
                return link(start, reply);
            }
        }
        return Optional.empty();
    }

    /** Gives where http or https begins that ends at {@code colon}; {@code colon} when neither stands there. */
    private static int schemeBefore(int colon, String reply) {
        for (String scheme : List.of("https", "http")) {
            int start = colon - scheme.length();
            if (reply.regionMatches(true, start, scheme, 0, scheme.length())) {
                return start;
            }
        }
        return colon;
    }

    private static Optional<String> link(int start, String reply) {
        int end = start;
        while (end < reply.length() && end - start <= MAX_URL && isUrl(reply.charAt(end))) {
            end++;
        }
        while (end > start && ".,;:!?)]}>'".indexOf(reply.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean useful = end - start > 10 && end - start <= MAX_URL;
        return useful ? Optional.of(reply.substring(start, end)) : Optional.empty();
    }

    private static boolean isUrl(char c) {
        return c > ' ' && c < 127 && c != '"' && c != '<' && c != '>' && c != '\\' && c != '`' && c != '|';
    }

    /** Gives the blocklist that is named: its host name where one stands there, else its own name. */
    static Optional<String> blocklist(String reply) {
        String low = reply.toLowerCase(Locale.ROOT);
        for (String list : LISTS) {
            if (low.contains(list)) {
                return Optional.of(hostOf(list, low));
            }
        }
        return named(low, "using ")
                .or(() -> named(low, "listed by "))
                .or(() -> named(low, "listed in "))
                .or(() -> named(low, "listed at "));
    }

    /** Gives the first host name with the list's name in it, without the listed address before it; else the name itself. */
    private static String hostOf(String list, String low) {
        for (int at = low.indexOf(list); at >= 0; at = low.indexOf(list, at + list.length())) {
            String host = hostAround(low, at);
            if (host.indexOf('.') > 0) {
                return BEFORE_LIST.matcher(host).replaceFirst("");
            }
        }
        return list;
    }

    private static Optional<String> named(String low, String cue) {
        int at = low.indexOf(cue);
        if (at < 0) {
            return Optional.empty();
        }
        String name = hostAround(low, at + cue.length());
        int dot = name.lastIndexOf('.');
        boolean host = dot > 0 && name.length() - dot > 2 && Character.isLetter(name.charAt(dot + 1));
        return host ? Optional.of(name) : Optional.empty();
    }

    private static String hostAround(String text, int at) {
        int start = at;
        while (start > 0 && isHost(text.charAt(start - 1)) && at - start < MAX_NAME) {
            start--;
        }
        int end = at;
        while (end < text.length() && isHost(text.charAt(end)) && end - at < MAX_NAME) {
            end++;
        }
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isHost(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }

    /** Gives the last mail address of the reply that is not {@code recipient}: where it says that the recipient has gone. */
    static Optional<String> newAddress(String reply, Optional<String> recipient) {
        int at = reply.lastIndexOf('@');
        while (at > 0) {
            int start = at;
            while (start > 0 && isAddress(reply.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            while (end < reply.length() && isAddress(reply.charAt(end))) {
                end++;
            }
            while (end > at && reply.charAt(end - 1) == '.') {
                end--;
            }
            String found = reply.substring(start, end);
            boolean whole = start < at && end > at + 3 && found.length() <= MAX_NAME;
            if (whole && recipient.filter(found::equalsIgnoreCase).isEmpty()) {
                return Optional.of(found);
            }
            at = reply.lastIndexOf('@', at - 1);
        }
        return Optional.empty();
    }

    private static boolean isAddress(char c) {
        return isHost(Character.toLowerCase(c)) || c == '_' || c == '+';
    }
}
