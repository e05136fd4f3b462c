package dev.rebote.cli;

/** Words of a stranger, without anything that a terminal obeys. */
final class SafeText {

    private SafeText() {}

    /** Gives {@code text} on one line. */
    static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(isUnsafe(c) ? ' ' : c);
        }
        return safe.toString();
    }

    /** Controls, and the marks that turn the direction of a line around. */
    static boolean isUnsafe(char c) {
        if (c < 127) {
            return c < ' ';
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
