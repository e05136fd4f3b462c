package dev.rebote.cli;

import dev.rebote.classify.Actor;
import dev.rebote.classify.Persistence;
import dev.rebote.classify.Retry;
import dev.rebote.classify.Scope;
import dev.rebote.evidence.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in the words of a person what the values of a verdict mean. */
final class PlainWords {

    private PlainWords() {}

    static String of(Actor actor) {
        return switch (actor) {
            case SENDER -> "whoever wrote the message";
            case SENDER_ADMIN -> "the administrator of the sending side";
            case RECIPIENT -> "the owner of the mailbox";
            case RECIPIENT_ADMIN -> "the administrator of the receiving side";
            case WAIT -> "nobody: it heals by itself";
        };
    }

    static String of(Persistence persistence) {
        return switch (persistence) {
            case PERMANENT -> "it will not heal by itself";
            case LONG -> "days";
            case SHORT -> "minutes to hours";
        };
    }

    static String of(Scope scope) {
        return switch (scope) {
            case ADDRESS -> "this address";
            case DOMAIN -> "every address of this domain";
            case MESSAGE -> "this message, whoever it is for";
            case SENDER -> "whatever this sender sends there";
            case PATH -> "the way to that server";
            case LOCAL -> "our own server";
        };
    }

    static String of(Retry retry, Optional<Duration> after) {
        return switch (retry) {
            case NEVER -> "no";
            case AFTER_CHANGE -> "only after something has changed";
            case SAME ->
                after.map(wait -> "the same message, after " + of(wait)).orElse("the same message, later");
        };
    }

    static String of(Stage stage) {
        return switch (stage) {
            case DNS -> "when the domain was looked up";
            case CONNECT -> "when the server was called";
            case GREETING -> "at the server's greeting";
            case EHLO -> "in reply to EHLO";
            case STARTTLS -> "when encryption began";
            case AUTH -> "in reply to AUTH";
            case MAIL_FROM -> "in reply to MAIL FROM";
            case RCPT_TO -> "in reply to RCPT TO";
            case DATA -> "in reply to DATA";
            case END_OF_DATA -> "after the whole message";
            case QUEUE -> "in the queue";
            case UNKNOWN -> "not known";
        };
    }

    static String of(Duration time) {
        List<String> parts = new ArrayList<>();
        part(parts, time.toDaysPart(), "d");
        part(parts, time.toHoursPart(), "h");
        part(parts, time.toMinutesPart(), "min");
        part(parts, time.toSecondsPart(), "s");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void part(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }
}
