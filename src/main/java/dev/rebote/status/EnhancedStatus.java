package dev.rebote.status;

import java.util.Optional;

/**
 * An enhanced mail system status code such as {@code 5.1.1} (RFC 3463, section 2).
 *
 * @param statusClass 2 (success), 4 (persistent transient failure) or 5 (permanent failure)
 * @param subject     what the status is about, 0 to 999; 0 to 7 are registered
 * @param detail      the particular condition, 0 to 999
 */
public record EnhancedStatus(int statusClass, int subject, int detail) {

    /** RFC 3463, section 2: subject and detail have one to three digits. */
    private static final int MAX_PART = 999;

    /** The longest text of a status, {@code 5.999.999}. */
    private static final int MAX_LENGTH = 9;

    public EnhancedStatus {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException("status class " + statusClass + " is none of 2, 4, 5");
        }
        if (subject < 0 || subject > MAX_PART || detail < 0 || detail > MAX_PART) {
            throw new IllegalArgumentException(
                    "subject " + subject + " or detail " + detail + " is not within 0 to " + MAX_PART);
        }
    }

    /** Gives the status that we write ourselves. */
    public static EnhancedStatus of(int statusClass, int subject, int detail) {
        return new EnhancedStatus(statusClass, subject, detail);
    }

    /** Reads one status; empty when {@code text} is anything else, because remote servers send anything else. */
    public static Optional<EnhancedStatus> parse(String text) {
        String trimmed = text.strip();
        int length = prefixLength(trimmed, 0);
        return length == trimmed.length() && length > 0 ? Optional.of(at(trimmed, 0, length)) : Optional.empty();
    }

    /**
     * Reads the status that starts at {@code offset}; empty when none does, or when the digits go on into something longer
     * such as {@code 5.1.1.7} or {@code 4.16.5533}.
     */
    public static Optional<EnhancedStatus> parseAt(CharSequence text, int offset) {
        int length = prefixLength(text, offset);
        return length == 0 ? Optional.empty() : Optional.of(at(text, offset, length));
    }

    /** Gives the number of characters of the status that starts at {@code offset}, 0 when none does. */
    public static int prefixLength(CharSequence text, int offset) {
        int end = text.length();
        if (offset + 5 > end || text.charAt(offset + 1) != '.') {
            return 0;
        }
        char statusClass = text.charAt(offset);
        if (statusClass != '2' && statusClass != '4' && statusClass != '5') {
            return 0;
        }
        int dot = digitsFrom(text, offset + 2, end);
        if (dot == offset + 2 || dot >= end || text.charAt(dot) != '.') {
            return 0;
        }
        int stop = digitsFrom(text, dot + 1, end);
        if (stop == dot + 1 || stop - offset > MAX_LENGTH || continues(text, stop, end)) {
            return 0;
        }
        return stop - offset;
    }

    private static int digitsFrom(CharSequence text, int from, int end) {
        int i = from;
        while (i < end && i < from + 3 && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean continues(CharSequence text, int stop, int end) {
        if (stop >= end) {
            return false;
        }
        char next = text.charAt(stop);
        return isDigit(next) || (next == '.' && stop + 1 < end && isDigit(text.charAt(stop + 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static EnhancedStatus at(CharSequence text, int offset, int length) {
        int dot = digitsFrom(text, offset + 2, offset + length);
        return new EnhancedStatus(
                text.charAt(offset) - '0', number(text, offset + 2, dot), number(text, dot + 1, offset + length));
    }

    private static int number(CharSequence text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** Gives the same subject and detail in another class: the mailbox that is full for now, {@code 4.2.2}, or for good. */
    public EnhancedStatus withClass(int otherClass) {
        return otherClass == statusClass ? this : new EnhancedStatus(otherClass, subject, detail);
    }

    public boolean isSuccess() {
        return statusClass == 2;
    }

    public boolean isTransient() {
        return statusClass == 4;
    }

    public boolean isPermanent() {
        return statusClass == 5;
    }

    /** Says whether the status tells only its class: {@code 5.0.0}. */
    public boolean isUndefined() {
        return subject == 0 && detail == 0;
    }

    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
