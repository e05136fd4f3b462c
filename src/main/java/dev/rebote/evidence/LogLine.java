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

    private static final List<String> BEFORE_MESSAGE = List.of("status=", "stat=", "delivery-error=", "error: ");

    /** What a mailer writes of the step it was at, the longer before what it contains. */
    private static final List<StageWords> STAGES = List.of(
            new StageWords("in reply to end of data", Stage.END_OF_DATA),
            new StageWords("in reply to mail from", Stage.MAIL_FROM),
            new StageWords("in reply to rcpt to", Stage.RCPT_TO),
            new StageWords("in reply to rcpt", Stage.RCPT_TO),
            new StageWords("in reply to data", Stage.DATA),
            new StageWords("in reply to ehlo", Stage.EHLO),
            new StageWords("in reply to helo", Stage.EHLO),
            new StageWords("in reply to starttls", Stage.STARTTLS),
            new StageWords("in reply to auth", Stage.AUTH),
            new StageWords("refused to talk to me", Stage.GREETING),
            new StageWords("initial server greeting", Stage.GREETING),
            new StageWords("sending end of data", Stage.END_OF_DATA),
            new StageWords("sending message body", Stage.END_OF_DATA),
            new StageWords("sending mail from", Stage.MAIL_FROM),
            new StageWords("sending rcpt to", Stage.RCPT_TO),
            new StageWords("sending data", Stage.DATA),
            new StageWords("performing the helo handshake", Stage.EHLO),
            new StageWords("performing the ehlo handshake", Stage.EHLO),
            new StageWords("tls handshake", Stage.STARTTLS),
            new StageWords("after end of data", Stage.END_OF_DATA),
            new StageWords("after pipelined end of data", Stage.END_OF_DATA),
            new StageWords("after rcpt to", Stage.RCPT_TO),
            new StageWords("after mail from", Stage.MAIL_FROM),
            new StageWords("after pipelined mail from", Stage.MAIL_FROM),
            new StageWords("after pipelined rcpt to", Stage.RCPT_TO),
            new StageWords("after data", Stage.DATA),
            new StageWords("after pipelined data", Stage.DATA),
            new StageWords("after initial connection", Stage.GREETING),
            new StageWords("after ehlo", Stage.EHLO),
            new StageWords("after helo", Stage.EHLO),
            new StageWords("name service error", Stage.DNS),
            new StageWords("no dns entries", Stage.DNS),
            new StageWords("temporary problem looking up", Stage.DNS),
            new StageWords("connect to ", Stage.CONNECT),
            new StageWords("could not connect", Stage.CONNECT),
            new StageWords("network is unreachable", Stage.CONNECT),
            new StageWords("too many retries failure", Stage.QUEUE),
            new StageWords("status=expired", Stage.QUEUE));

    private record StageWords(String words, Stage stage) {}

    private LogLine() {}

    /** Reads a line that does not start with a reply code. */
    static Evidence.Builder read(String line) {
        int code = replyStart(line);
        String reply = code >= 0 ? withoutStage(line.substring(code)) : message(line);
        Evidence.Builder evidence =
                Evidence.of(Event.FAILED, EvidenceSource.LOG).stage(stage(line)).reply(reply);
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

    /** Gives the step that the line names. */
    static Stage stage(String line) {
        if (line.length() < 8) {
            return Stage.UNKNOWN;
        }
        for (StageWords words : STAGES) {
            if (containsIgnoringCase(line, words.words())) {
                return words.stage();
            }
        }
        return Stage.UNKNOWN;
    }

    private static boolean containsIgnoringCase(String text, String lowerWords) {
        char first = lowerWords.charAt(0);
        char upper = Character.toUpperCase(first);
        int last = text.length() - lowerWords.length();
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if ((c == first || c == upper) && text.regionMatches(true, i, lowerWords, 0, lowerWords.length())) {
                return true;
            }
        }
        return false;
    }

    /** Gives the reply without "(in reply to RCPT TO command)", which the sending mailer added. */
    static String withoutStage(String reply) {
        int at = reply.lastIndexOf("(in reply to");
        return at < 0 ? reply : reply.substring(0, at).strip();
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
