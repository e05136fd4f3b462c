package dev.rebote.james;

import dev.rebote.evidence.Stage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.mail.AuthenticationFailedException;
import javax.net.ssl.SSLException;

/**
 * Our words for what went wrong where the remote host said nothing. They follow the log lines of Postfix, which
 * administrators know.
 */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

    /** Gives the step: an exception may tell it better than the conversation does. */
    static Stage stage(Stage reached, Throwable thrown) {
        if (find(thrown, SSLException.class).isPresent()) {
            return Stage.STARTTLS;
        }
        return thrown instanceof AuthenticationFailedException ? Stage.AUTH : stage(reached, message(thrown));
    }

    /** Gives the step by the words of James or the mail library, who tell a missing STARTTLS in no other way. */
    static Stage stage(Stage reached, String words) {
        return words.contains("STARTTLS") ? Stage.STARTTLS : reached;
    }

    /** Gives the words. */
    static String words(Stage stage, Throwable thrown, Host host, String unfinished) {
        Optional<IOException> io = find(thrown, IOException.class);
        if (stage == Stage.CONNECT && io.isPresent()) {
            return "connect to " + host.name() + "[" + host.address() + "]:" + host.port() + ": " + reason(thrown);
        }
        if (stage == Stage.STARTTLS || io.isEmpty()) {
            return message(root(thrown));
        }
        return how(thrown) + " while " + doing(stage) + after(unfinished);
    }

    /** Gives the words for a connection that the other side closed. */
    static String closed(Stage stage, String unfinished) {
        return "lost connection while " + doing(stage) + after(unfinished);
    }

    private static String how(Throwable thrown) {
        return find(thrown, SocketTimeoutException.class).isPresent() ? "timed out" : "lost connection";
    }

    private static String reason(Throwable thrown) {
        if (find(thrown, SocketTimeoutException.class).isPresent()) {
            return "Connection timed out";
        }
        return find(thrown, UnknownHostException.class).isPresent() ? "Host not found" : message(root(thrown));
    }

    private static String doing(Stage stage) {
        return switch (stage) {
            case CONNECT, GREETING -> "receiving the initial server greeting";
            case EHLO -> "performing the EHLO handshake";
            case STARTTLS -> "performing the TLS handshake";
            case AUTH -> "performing SASL authentication";
            case MAIL_FROM -> "sending MAIL FROM";
            case RCPT_TO -> "sending RCPT TO";
            case DATA -> "sending DATA command";
            case END_OF_DATA -> "sending end of data";
            default -> "talking to the server";
        };
    }

    private static String after(String unfinished) {
        return unfinished.isEmpty() ? "" : ", after: " + unfinished;
    }

    private static String message(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage())
                .map(String::strip)
                .orElse(thrown.getClass().getSimpleName());
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null || cause == thrown ? thrown : root(cause);
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
