package dev.rebote.notice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the reader of a notice may see. An insider sees all; an outsider sees neither hosts of ours that are internal nor where its
 * mail was forwarded to.
 */
final class Disclosure {

    private static final String HIDDEN = "[...]";

    /** The fields in which servers note the way of a message. */
    private static final Set<String> TRACE = Set.of(
            "received",
            "x-received",
            "return-path",
            "delivered-to",
            "x-delivered-to",
            "x-original-to",
            "envelope-to",
            "x-envelope-to",
            "x-forwarded-to",
            "x-forwarded-for");

    private final boolean insider;
    private final Reporter reporter;
    private final Set<String> internalDomains;
    private final List<FailedRecipient> recipients;

    Disclosure(Notice notice, Reporter reporter) {
        this.insider = notice.insider();
        this.reporter = reporter;
        this.internalDomains = reporter.internalDomains();
        this.recipients = notice.recipients();
    }

    Reporter reporter() {
        return reporter;
    }

    private boolean hidesTarget(FailedRecipient recipient) {
        return !insider && recipient.isForwarded();
    }

    /** Gives the address of a recipient as the reader knows it. */
    String address(FailedRecipient recipient) {
        return recipient.addressFor(insider);
    }

    /** Gives the part of that address after the @. */
    String domain(FailedRecipient recipient) {
        String address = address(recipient);
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Gives the remote host, where it may be seen. */
    Optional<String> remoteHost(FailedRecipient recipient) {
        return recipient
                .evidence()
                .remoteHost()
                .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
                .filter(host -> Hosts.isName(host) || Hosts.isAddress(host))
                .filter(host -> insider || !(hidesTarget(recipient) || Hosts.isInternal(host, internalDomains)));
    }

    /** Gives the remote's words, without what may not be seen. */
    String reply(FailedRecipient recipient) {
        return words(recipient, recipient.evidence().reply());
    }

    /** Gives a value that was found in the remote's words, unless it tells what may not be seen. */
    Optional<String> told(FailedRecipient recipient, Optional<String> value) {
        return value.filter(text -> words(recipient, text).equals(text));
    }

    private String words(FailedRecipient recipient, String text) {
        if (insider) {
            return text;
        }
        String shown = hidesTarget(recipient) ? withoutTarget(recipient, text) : text;
        return withoutInternalHosts(shown);
    }

    private String withoutTarget(FailedRecipient recipient, String text) {
        String target = recipient.address();
        String shown = replace(text, target, address(recipient));
        String domain = target.substring(target.lastIndexOf('@') + 1);
        shown = domain.equalsIgnoreCase(domain(recipient)) ? shown : replace(shown, domain, HIDDEN);
        Optional<String> host = recipient.evidence().remoteHost().filter(name -> name.length() > 3);
        return host.isPresent() ? replace(shown, host.get(), HIDDEN) : shown;
    }

    private static String replace(String text, String what, String with) {
        if (what.isEmpty()) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        String low = lower(text);
        String sought = lower(what);
        int from = 0;
        for (int at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, from)) {
            replaced.append(text, from, at).append(with);
            from = at + sought.length();
        }
        return replaced.append(text.substring(from)).toString();
    }

    /** Lower case that keeps the length of the text. */
    private static String lower(String text) {
        StringBuilder low = new StringBuilder(text.length());
        text.chars().forEach(c -> low.append(Character.toLowerCase((char) c)));
        return low.toString();
    }

    private String withoutInternalHosts(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isHostCharacter(text.charAt(end))) {
                end++;
            }
            shown.append(shown(text.substring(i, end)));
            if (end < text.length()) {
                shown.append(text.charAt(end));
            }
            i = end + 1;
        }
        return shown.toString();
    }

    private String shown(String run) {
        String name = run;
        while (name.endsWith(".") || name.endsWith(":") || name.endsWith("-")) {
            name = name.substring(0, name.length() - 1);
        }
        boolean host = Hosts.isAddress(name) || (name.indexOf('.') > 0 && Hosts.isName(name));
        return host && Hosts.isInternal(name, internalDomains) ? HIDDEN + run.substring(name.length()) : run;
    }

    private static boolean isHostCharacter(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == ':' || c == '_');
    }

    /** Gives the header of the original without the trace fields that tell what may not be seen. */
    byte[] header(byte[] header) {
        if (insider) {
            return header;
        }
        StringBuilder shown = new StringBuilder(header.length);
        StringBuilder field = new StringBuilder();
        for (String line : new String(header, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)) {
            if (!line.startsWith(" ") && !line.startsWith("\t")) {
                shown.append(isShown(field.toString()) ? field : "");
                field.setLength(0);
            }
            field.append(line);
        }
        shown.append(isShown(field.toString()) ? field : "");
        return shown.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean isShown(String field) {
        int colon = field.indexOf(':');
        String name = colon < 0 ? "" : field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        boolean tells = TRACE.contains(name)
                && recipients.stream()
                        .anyMatch(recipient -> !words(recipient, field).equals(field));
        return !tells;
    }
}
