package dev.rebote.testing;

import java.util.Arrays;
import java.util.Locale;

/** Tells {@link FakeSmtp} what to answer. */
@FunctionalInterface
public interface Script {

    /**
     * Gives the reply.
     *
     * @param step       the moment
     * @param line       the client's line; empty at {@link Step#CONNECT} and {@link Step#END_OF_DATA}
     * @param connection the number of the connection, from 1
     */
    Reply answer(Step step, String line, int connection);

    /** A server that takes every mail and knows 8BITMIME and DSN. */
    static Script accepting() {
        return (step, line, connection) -> switch (step) {
            case CONNECT -> Reply.of("220 fake.example ESMTP");
            case EHLO -> Reply.of("250-fake.example", "250-8BITMIME", "250 DSN");
            case DATA -> Reply.of("354 go on");
            case QUIT -> Reply.of("221 bye").thenDrop();
            case STARTTLS, AUTH, OTHER -> Reply.of("502 5.5.1 not here");
            default -> Reply.of("250 2.0.0 fine");
        };
    }

    /** The same, but with this reply at this step. */
    default Script on(Step when, Reply reply) {
        return (step, line, connection) -> step == when ? reply : answer(step, line, connection);
    }

    /** The same, but with these replies at this step: the first on the first connection, the last on all that follow. */
    default Script onEachConnection(Step when, Reply... replies) {
        return (step, line, connection) -> step == when
                ? Arrays.asList(replies).get(Math.min(connection, replies.length) - 1)
                : answer(step, line, connection);
    }

    /** The same, but with this reply to a RCPT TO that contains {@code part}, whatever the case. */
    default Script onRcpt(String part, Reply reply) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return (step, line, connection) ->
                step == Step.RCPT && line.toLowerCase(Locale.ROOT).contains(wanted)
                        ? reply
                        : answer(step, line, connection);
    }
}
