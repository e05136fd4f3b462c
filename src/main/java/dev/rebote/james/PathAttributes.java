package dev.rebote.james;

import dev.rebote.trust.Arrival;
import dev.rebote.trust.PathCheck;
import dev.rebote.trust.PathState;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;

/** The mail attributes {@code rebote.path.*} that carry what is known of a return path. All are strings; the names are public API. */
public final class PathAttributes {

    /** What {@link CheckReturnPath} found: {@code valid}, {@code expired}, {@code forged}, {@code foreign}, {@code replayed}, {@code unsigned}. */
    public static final AttributeName STATE = AttributeName.of("rebote.path.state");
    /** To whom the message had gone that a valid path belongs to. */
    public static final AttributeName RECIPIENT = AttributeName.of("rebote.path.recipient");
    /** On which day it was signed, as {@code 2026-03-01}. */
    public static final AttributeName DAY = AttributeName.of("rebote.path.day");
    /** On a mail on its way out: the sender whose address {@link SignReturnPath} replaced. */
    public static final AttributeName SENDER = AttributeName.of("rebote.path.sender");

    private PathAttributes() {}

    /** Writes what was found; nothing of an earlier look stays. */
    static void write(Mail mail, PathState state, PathCheck found) {
        List.of(STATE, RECIPIENT, DAY).forEach(mail::removeAttribute);
        set(mail, STATE, state.id());
        if (found instanceof PathCheck.Valid valid) {
            set(mail, RECIPIENT, valid.envelope().recipient());
            set(mail, DAY, valid.day().toString());
        }
    }

    /** Reads how a mail came in; one that was not looked at came to an ordinary address. */
    static Arrival arrival(Mail mail) {
        return new Arrival(
                state(mail).orElse(PathState.UNSIGNED),
                text(mail, RECIPIENT),
                mail.getMaybeSender().isNullSender());
    }

    static Optional<PathState> state(Mail mail) {
        return text(mail, STATE).flatMap(PathState::parse);
    }

    static void writeSender(Mail mail, String sender) {
        set(mail, SENDER, sender);
    }

    static Optional<String> sender(Mail mail) {
        return text(mail, SENDER);
    }

    private static void set(Mail mail, AttributeName name, String value) {
        mail.setAttribute(new Attribute(name, AttributeValue.of(value)));
    }

    private static Optional<String> text(Mail mail, AttributeName name) {
        return AttributeUtils.getValueAndCastFromMail(mail, name, String.class);
    }
}
