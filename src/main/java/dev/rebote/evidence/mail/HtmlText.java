package dev.rebote.evidence.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** HTML without its tags: enough of it to read a notice. */
final class HtmlText {

    private static final Set<String> BREAKS = Set.of(
            "br",
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "pre",
            "td",
            "title",
            "blockquote");
    private static final Set<String> HIDDEN = Set.of("style", "script");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("eacute", "é"),
            Map.entry("egrave", "è"),
            Map.entry("agrave", "à"),
            Map.entry("ccedil", "ç"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("szlig", "ß"),
            Map.entry("aacute", "á"),
            Map.entry("iacute", "í"),
            Map.entry("oacute", "ó"),
            Map.entry("uacute", "ú"),
            Map.entry("ntilde", "ñ"),
            Map.entry("ecirc", "ê"));

    private final String html;
    private final StringBuilder text;
    private int at;

    private HtmlText(String html) {
        this.html = html;
        this.text = new StringBuilder(html.length());
    }

    /** Gives the text of {@code html}, a line for each block. */
    static String strip(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && startsTag(at + 1)) {
                tag();
            } else if (c == '&') {
                entity();
            } else {
                append(c);
                at++;
            }
        }
        return text.toString();
    }

    private boolean startsTag(int next) {
        if (next >= html.length()) {
            return false;
        }
        char c = html.charAt(next);
        return c == '/' || c == '!' || c == '?' || (Character.isLetter(c) && !isAddress(next));
    }

    /** Careless mailers write {@code <user@example.org>} into HTML as it is. */
    private boolean isAddress(int from) {
        for (int i = from; i < html.length() && i < from + 100; i++) {
            char c = html.charAt(i);
            if (c == '@') {
                return true;
            }
            if (c == '>' || c <= ' ' || c == '"') {
                return false;
            }
        }
        return false;
    }

    private void append(char c) {
        boolean space = c <= ' ';
        if (!space) {
            text.append(c);
        } else if (text.length() > 0 && text.charAt(text.length() - 1) > ' ') {
            text.append(' ');
        }
    }

    private void tag() {
        int end = html.startsWith("<!--", at) ? html.indexOf("-->", at + 4) : html.indexOf('>', at);
        if (end < 0) {
            at = html.length();
            return;
        }
        boolean closing = html.charAt(at + 1) == '/';
        int from = at + (closing ? 2 : 1);
        int to = from;
        while (to < end && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        String name = html.substring(from, to).toLowerCase(Locale.ROOT);
        at = end + 1;
        if (BREAKS.contains(name)) {
            breakLine();
        } else if (!closing && HIDDEN.contains(name)) {
            skipTo("</" + name);
        }
    }

    private void breakLine() {
        int length = text.length();
        if (length == 0 || (length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n')) {
            return;
        }
        text.append('\n');
    }

    private void skipTo(String closing) {
        for (int i = html.indexOf('<', at); i >= 0; i = html.indexOf('<', i + 1)) {
            if (html.regionMatches(true, i, closing, 0, closing.length())) {
                at = i;
                return;
            }
        }
        at = html.length();
    }

    private void entity() {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > 10) {
            append('&');
            at++;
            return;
        }
        String name = html.substring(at + 1, end);
        String value = name.startsWith("#") ? numbered(name.substring(1)) : ENTITIES.getOrDefault(name, " ");
        value.chars().forEach(c -> append((char) c));
        at = end + 1;
    }

    private static String numbered(String number) {
        try {
            int code = number.startsWith("x") || number.startsWith("X")
                    ? Integer.parseInt(number.substring(1), 16)
                    : Integer.parseInt(number);
            return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
        } catch (NumberFormatException e) {
            return " ";
        }
    }
}
