package dev.rebote.evidence;

import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.util.Optional;

/**
 * Reads one SMTP reply (RFC 5321, section 4.2; RFC 2034), of one line or several, or one line of a log or a queue listing as
 * Postfix, Exim, Sendmail and James write them. Reads at most {@link #MAX_INPUT} characters, never throws, and takes time
 * linear in them. Stateless and thread-safe.
 */
public final class SmtpReplyReader {

    /** A log line holds the reply and what the mailer says around it. */
    public static final int MAX_INPUT = 2 * Evidence.MAX_REPLY;

    /** Reads {@code text} as told by {@code source}; what is not understood stays in {@link Evidence#reply()}. */
    public Evidence read(String text, EvidenceSource source) {
        return evidence(ReplyText.clean(text, MAX_INPUT)).source(source).build();
    }

    /** Reads a reply or a log line from anywhere; the source is {@code reply} or {@code log}. */
    public Evidence read(String text) {
        return evidence(ReplyText.clean(text, MAX_INPUT)).build();
    }

    private static Evidence.Builder evidence(String text) {
        Optional<ReplyCode> code = ReplyCode.parseAt(text, 0).filter(found -> separates(text, 3));
        return code.isPresent() ? reply(text, code.get()) : LogLine.read(text);
    }

    private static boolean separates(String text, int offset) {
        if (offset >= text.length()) {
            return true;
        }
        char c = text.charAt(offset);
        return c == ' ' || c == '-' || c == '\n' || c == '#' || c == ':' || c == '_';
    }

    private static Evidence.Builder reply(String text, ReplyCode code) {
        Evidence.Builder evidence = Evidence.of(event(code), EvidenceSource.REPLY)
                .replyCode(code)
                .stage(StageWords.find(text))
                .reply(LogLine.withoutStage(text));
        ToldStatus.find(text).ifPresent(evidence::toldStatus);
        return evidence;
    }

    static Event event(ReplyCode code) {
        if (code.isPermanent()) {
            return Event.FAILED;
        }
        return code.isTransient() ? Event.DELAYED : Event.DELIVERED;
    }

    static Event event(EnhancedStatus status) {
        if (status.isPermanent()) {
            return Event.FAILED;
        }
        return status.isTransient() ? Event.DELAYED : Event.DELIVERED;
    }
}
