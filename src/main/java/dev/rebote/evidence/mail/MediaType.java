package dev.rebote.evidence.mail;

import java.util.Locale;

/**
 * What a {@code Content-Type} field says.
 *
 * @param name     type and subtype, in lower case
 * @param charset  the charset parameter, empty when there is none
 */
record MediaType(String name, String charset) {

    static MediaType parse(String field) {
        int end = field.indexOf(';');
        String name = (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        int comment = name.indexOf(' ');
        return new MediaType(comment < 0 ? name : name.substring(0, comment), parameter(field, "charset"));
    }

    static String parameter(String field, String name) {
        String lower = field.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
            int equals = skipBlanks(lower, at + name.length());
            if (equals < lower.length() && lower.charAt(equals) == '=') {
                return value(field, skipBlanks(field, equals + 1));
            }
        }
        return "";
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static String value(String field, int from) {
        if (from >= field.length()) {
            return "";
        }
        if (field.charAt(from) == '"') {
            int close = field.indexOf('"', from + 1);
            return field.substring(from + 1, close < 0 ? field.length() : close);
        }
        int to = from;
        while (to < field.length() && field.charAt(to) > ' ' && field.charAt(to) != ';') {
            to++;
        }
        return field.substring(from, to);
    }
}
