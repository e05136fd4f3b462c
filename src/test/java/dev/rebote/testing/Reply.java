package dev.rebote.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What {@link FakeSmtp} does at one step: bytes to send, after a delay, and what becomes of the connection.
 *
 * @param bytes what is sent, with its line ends; nothing when empty
 * @param delay how long it waits first
 * @param then  what it does with the connection afterwards
 */
public record Reply(byte[] bytes, Duration delay, Then then) {

    /** What becomes of the connection. */
    public enum Then {
        STAY,
        DROP,
        RESET
    }

    /** Sends these lines, each with CRLF, in UTF-8. */
    public static Reply of(String... lines) {
        return raw((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes as they are. */
    public static Reply raw(byte[] bytes) {
        return new Reply(bytes, Duration.ZERO, Then.STAY);
    }

    /** Says nothing and closes the connection. */
    public static Reply drop() {
        return new Reply(new byte[0], Duration.ZERO, Then.DROP);
    }

    /** Says nothing and resets the connection. */
    public static Reply reset() {
        return new Reply(new byte[0], Duration.ZERO, Then.RESET);
    }

    /** Says nothing for this long. */
    public static Reply silence(Duration howLong) {
        return new Reply(new byte[0], howLong, Then.DROP);
    }

    /** Does the same and closes the connection. */
    public Reply thenDrop() {
        return new Reply(bytes, delay, Then.DROP);
    }

    /** Does the same after a while. */
    public Reply after(Duration wait) {
        return new Reply(bytes, wait, then);
    }

    /** Says whether the client is told to go on: the reply starts with 2 or 3. */
    boolean isPositive() {
        return bytes.length > 0 && (bytes[0] == '2' || bytes[0] == '3');
    }
}
