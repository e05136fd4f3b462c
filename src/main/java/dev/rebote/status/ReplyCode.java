package dev.rebote.status;

import java.util.Optional;

/**
 * The three digits at the start of an SMTP reply (RFC 5321, section 4.2.1).
 *
 * @param value 200 to 599
 */
public record ReplyCode(int value) {

    public ReplyCode {
        if (value < 200 || value > 599) {
            throw new IllegalArgumentException("reply code " + value + " is not within 200 to 599");
        }
    }

    /** Gives the code that we write ourselves. */
    public static ReplyCode of(int value) {
        return new ReplyCode(value);
    }

    /** Reads one code; empty when {@code text} is anything else. */
    public static Optional<ReplyCode> parse(String text) {
        String trimmed = text.strip();
        return trimmed.length() == 3 ? parseAt(trimmed, 0) : Optional.empty();
    }

    /** Reads the code that starts at {@code offset}; empty when none does or a digit follows it. */
    public static Optional<ReplyCode> parseAt(CharSequence text, int offset) {
        if (offset + 3 > text.length()) {
            return Optional.empty();
        }
        int first = text.charAt(offset) - '0';
        int second = text.charAt(offset + 1) - '0';
        int third = text.charAt(offset + 2) - '0';
        boolean digits = first >= 2 && first <= 5 && second >= 0 && second <= 9 && third >= 0 && third <= 9;
        boolean more = offset + 3 < text.length() && Character.isDigit(text.charAt(offset + 3));
        return digits && !more ? Optional.of(new ReplyCode(first * 100 + second * 10 + third)) : Optional.empty();
    }

    /** Gives the first digit, which says how the command went: 2 done, 3 go on, 4 not now, 5 not so. */
    public int replyClass() {
        return value / 100;
    }

    public boolean isSuccess() {
        return replyClass() == 2;
    }

    public boolean isTransient() {
        return replyClass() == 4;
    }

    public boolean isPermanent() {
        return replyClass() == 5;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
