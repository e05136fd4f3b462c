package dev.rebote.evidence;

import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.util.List;
import java.util.Optional;

/** Reads what a mailer writes around a reply in its log, its queue listing or its notices. */
final class LogLine {

    /** What stands before the remote's own words. */
    private static final List<String> BEFORE_REPLY = List.of(
            " said: ",
            "refused to talk to me: ",
            " responded: ",
            " replied: ",
            "response: ",
            "stat=Deferred: ",
            "<<< ");

    private static final String STAGE = "(in reply to";

    private static final List<String> BEFORE_MESSAGE = List.of("status=", "stat=", "delivery-error=", "error: ");

    private LogLine() {}

    /** Reads a line that does not start with a reply code. */
    static Evidence.Builder read(String line) {
        int code = replyStart(line);
        String reply = code >= 0 ? withoutStage(line.substring(code)) : message(line);
        Evidence.Builder evidence = Evidence.of(Event.FAILED, EvidenceSource.LOG)
                .stage(StageWords.find(line))
                .reply(reply);
        Optional<ReplyCode> replyCode = code >= 0 ? ReplyCode.parseAt(line, code) : Optional.empty();
        replyCode.ifPresent(evidence::replyCode);
        Optional<EnhancedStatus> told = told(line, reply, code >= 0);
        told.ifPresent(evidence::toldStatus);
        evidence.event(event(line, replyCode, told));
        field(line, "to=<", ">").ifPresent(evidence::recipient);
        remoteHost(line).ifPresent(evidence::remoteHost);
        return evidence;
    }

    private static int replyStart(String line) {
        for (String marker : BEFORE_REPLY) {
            int at = line.indexOf(marker);
            if (at >= 0 && ReplyWords.isReplyCode(line, at + marker.length())) {
                return at + marker.length();
            }
        }
        return ReplyWords.indexOfReplyCode(line, 0);
    }

    private static Optional<EnhancedStatus> told(String line, String reply, boolean hasCode) {
        Optional<EnhancedStatus> own = hasCode ? ToldStatus.find(reply) : Optional.empty();
        if (own.isPresent()) {
            return own;
        }
        Optional<EnhancedStatus> logged = logged(line);
        return logged.filter(status -> !status.isUndefined())
                .or(() -> ToldStatus.marked(reply))
                .or(() -> logged)
                .or(() -> ToldStatus.marked(line));
    }

    private static Optional<EnhancedStatus> logged(String line) {
        int dsn = line.indexOf("dsn=");
        if (dsn >= 0) {
            return EnhancedStatus.parseAt(line, dsn + 4);
        }
        return EnhancedStatus.parseAt(line, 0);
    }

    private static Event event(String line, Optional<ReplyCode> code, Optional<EnhancedStatus> told) {
        if (line.contains("status=bounced") || line.contains("status=expired") || line.contains(" ** ")) {
            return Event.FAILED;
        }
        if (line.contains("status=deferred") || line.contains("stat=Deferred") || line.contains(" == ")) {
            return Event.DELAYED;
        }
        if (line.contains("status=sent") || line.contains("stat=Sent") || line.contains("sent successfully to")) {
            return Event.DELIVERED;
        }
        return code.map(SmtpReplyReader::event)
                .or(() -> told.map(SmtpReplyReader::event))
                .orElse(Event.FAILED);
    }

    /** Gives what the mailer itself says where no reply is quoted. */
    private static String message(String line) {
        for (String marker : BEFORE_MESSAGE) {
            int at = line.indexOf(marker);
            if (at >= 0) {
                return line.substring(at);
            }
        }
        return line;
    }

    /** Gives the reply without "(in reply to RCPT TO command)", which the sending mailer added. */
    static String withoutStage(String reply) {
        return reply.contains(STAGE)
                ? reply.substring(0, reply.lastIndexOf(STAGE)).strip()
                : reply;
    }

    /** Gives the host that the line names: {@code host mx.example.com[192.0.2.1]}, {@code relay=…}, {@code connect to …}. */
    private static Optional<String> remoteHost(String line) {
        return hostAfter(line, "host ")
                .or(() -> hostAfter(line, "relay="))
                .or(() -> hostAfter(line, "connect to "))
                .or(() -> hostAfter(line, "connection with "))
                .or(() -> hostAfter(line, "conversation with "))
                .or(() -> hostAfter(line, "SMTP host: "))
                .or(() -> hostAfter(line, "H="));
    }

    private static Optional<String> hostAfter(String line, String marker) {
        int at = line.indexOf(marker);
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + marker.length();
        int end = start;
        while (end < line.length() && isHost(line.charAt(end)) && end - start < Evidence.MAX_HOST) {
            end++;
        }
        while (end > start && line.charAt(end - 1) == '.') {
            end--;
        }
        String host = line.substring(start, end);
        return host.indexOf('.') > 0 ? Optional.of(host) : Optional.empty();
    }

    private static boolean isHost(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }

    private static Optional<String> field(String line, String open, String close) {
        int start = line.indexOf(open);
        int end = start < 0 ? -1 : line.indexOf(close, start);
        return end < 0 ? Optional.empty() : Optional.of(line.substring(start + open.length(), end));
    }
}
