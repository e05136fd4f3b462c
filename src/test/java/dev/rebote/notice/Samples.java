package dev.rebote.notice;

import dev.rebote.classify.Actor;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notices to try things with. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");

    static final Reporter REPORTER = new Reporter(
            "mailer-daemon@example.com", Optional.empty(), "mail.example.com", Set.of("inside.example.com"));

    static final String ORIGINAL = """
            Received: from [192.168.7.9] by mta3.inside.example.com with ESMTP; Mon, 2 Mar 2026 11:00:00 +0100\r
            Date: Mon, 2 Mar 2026 11:00:00 +0100\r
            From: Luis <luis@example.com>\r
            To: Ana <ana@example.org>\r
            Subject: =?UTF-8?Q?Facturaci=C3=B3n_de_marzo?=\r
            Message-ID: <abc.1@example.com>\r
            References: <first@example.org> <second@example.com>\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=us-ascii\r
            \r
            Hola, Ana. Te mando las cuentas.\r
            """;

    static final Evidence FULL = Evidence.failed(EvidenceSource.SESSION)
            .trust(Trust.PROVED)
            .stage(Stage.RCPT_TO)
            .replyCode(ReplyCode.of(552))
            .toldStatus(EnhancedStatus.of(5, 2, 2))
            .reply("552-5.2.2 The email account that you tried to reach is over quota.\n552 5.2.2 Please direct the"
                    + " recipient to https://support.example.org/quota")
            .recipient("ana@example.org")
            .remoteHost("mx1.example.org")
            .attempts(1)
            .at(Instant.parse("2026-03-02T10:10:00Z"))
            .build();

    private Samples() {}

    static NoticeWriter writer() {
        return new NoticeWriter(
                NoticeTexts.shipped(), REPORTER, Clock.fixed(NOW, ZoneOffset.UTC), () -> "0f6b1c8e-0000-4000-8000-1");
    }

    static OriginalMessage original(String text) {
        return OriginalMessage.of(text.getBytes(StandardCharsets.UTF_8), 65_536);
    }

    static Verdict verdict(Reason reason, Evidence evidence) {
        EnhancedStatus status = evidence.toldStatus().orElse(reason.canonicalStatus());
        return new Verdict(
                evidence,
                evidence.event(),
                Optional.of(reason),
                evidence.event() == Event.DELAYED ? status.withClass(4) : status,
                reason.persistence(),
                reason.scope(),
                Actor.RECIPIENT,
                reason.retry(),
                evidence.event() == Event.DELAYED ? Optional.of(Duration.ofMinutes(5)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "words.sample",
                "");
    }

    static FailedRecipient recipient(String address, Reason reason, Evidence evidence) {
        return new FailedRecipient(address, Optional.empty(), verdict(reason, evidence), Optional.empty());
    }

    static Notice notice(String language, FailedRecipient... recipients) {
        return notice(language, true, ORIGINAL, recipients);
    }

    static Notice notice(String language, boolean insider, String original, FailedRecipient... recipients) {
        return new Notice(
                "luis@example.com",
                insider,
                language,
                List.of(recipients),
                original(original),
                true,
                Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
                Optional.of("QQ+2B314"),
                "Mail1772445600-1");
    }
}
