package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole notices, so that a reader sees them in the diff. {@code mvn test -Dtest=GoldenNoticesTest -Dgolden.write=true} writes the
 * files anew.
 */
class GoldenNoticesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/rebote/notice/golden");

    private static final Evidence GREYLISTED = Evidence.of(Event.DELAYED, EvidenceSource.SESSION)
            .trust(Trust.PROVED)
            .stage(Stage.RCPT_TO)
            .replyCode(ReplyCode.of(451))
            .toldStatus(EnhancedStatus.of(4, 7, 1))
            .reply("451 4.7.1 Greylisted, please come back in 5 minutes")
            .remoteHost("mx.example.org")
            .attempts(1)
            .at(Samples.NOW)
            .build();

    private static final Evidence UNKNOWN_USER = Evidence.failed(EvidenceSource.SESSION)
            .stage(Stage.RCPT_TO)
            .replyCode(ReplyCode.of(550))
            .toldStatus(EnhancedStatus.of(5, 1, 1))
            .reply("550 5.1.1 User unknown")
            .remoteHost("mx1.example.org")
            .attempts(1)
            .at(Samples.NOW)
            .build();

    private static final Evidence LISTED = Evidence.failed(EvidenceSource.SESSION)
            .stage(Stage.MAIL_FROM)
            .replyCode(ReplyCode.of(554))
            .toldStatus(EnhancedStatus.of(5, 7, 1))
            .reply("554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.example.net;"
                    + " https://www.example.net/query/ip/192.0.2.25")
            .remoteHost("mx.example.test")
            .attempts(1)
            .at(Samples.NOW)
            .build();

    private static final Evidence SPAM = Evidence.failed(EvidenceSource.SESSION)
            .stage(Stage.END_OF_DATA)
            .replyCode(ReplyCode.of(554))
            .toldStatus(EnhancedStatus.of(5, 7, 1))
            .reply("554 5.7.1 Mensaje rechazado: parece correo basura")
            .remoteHost("mx1.example.org")
            .attempts(1)
            .at(Samples.NOW)
            .build();

    private static final Evidence FORWARDED = UNKNOWN_USER.toBuilder()
            .reply("550 5.1.1 <ana.private@example.net>: no such user at relay2.inside.example.com")
            .remoteHost("mx.example.net")
            .build();

    private static final Evidence NO_ANSWER = Evidence.failed(EvidenceSource.SESSION)
            .stage(Stage.CONNECT)
            .reply("Connection timed out")
            .remoteHost("mx1.example.org")
            .attempts(12)
            .at(Samples.NOW)
            .build();

    private static Map<String, Notice> notices() {
        Map<String, Notice> notices = new TreeMap<>();
        for (String language : Set.of("en", "es")) {
            notices.put(
                    "full-" + language,
                    Samples.notice(
                            language, Samples.recipient("ana@example.org", Reason.RECIPIENT_FULL, Samples.FULL)));
            notices.put("greylisted-delayed-" + language, Samples.notice(language, waiting()));
            notices.put(
                    "several-" + language,
                    Samples.notice(
                            language,
                            Samples.recipient("ana@example.org", Reason.RECIPIENT_UNKNOWN, UNKNOWN_USER),
                            Samples.recipient("eva@example.org", Reason.RECIPIENT_UNKNOWN, UNKNOWN_USER),
                            listed()));
            notices.put(
                    "no-answer-" + language,
                    Samples.notice(language, Samples.recipient("ana@example.org", Reason.PATH_NO_ANSWER, NO_ANSWER)));
        }
        notices.put("postmaster-en", forPostmaster("en", "luis@example.com"));
        notices.put("postmaster-null-sender-es", forPostmaster("es", ""));
        notices.put("spam-es", Samples.notice("es", Samples.recipient("ana@example.org", Reason.MESSAGE_SPAM, SPAM)));
        notices.put("forwarded-outsider-en", Samples.notice("en", false, Samples.ORIGINAL, forwarded()));
        notices.put("forwarded-insider-en", Samples.notice("en", true, Samples.ORIGINAL, forwarded()));
        notices.put(
                "international-es",
                Samples.notice(
                        "es",
                        Samples.recipient(
                                "josé@correo.example",
                                Reason.RECIPIENT_UNKNOWN,
                                UNKNOWN_USER.toBuilder()
                                        .reply("550 5.1.1 No existe el buzón josé")
                                        .build())));
        return notices;
    }

    private static Notice forPostmaster(String language, String sender) {
        Notice notice =
                Samples.notice(language, Samples.recipient("ana@example.org", Reason.RECIPIENT_UNKNOWN, UNKNOWN_USER));
        return new Notice(
                "postmaster@example.com",
                Optional.of(sender),
                true,
                language,
                notice.recipients(),
                notice.original(),
                false,
                notice.arrival(),
                notice.envelopeId(),
                notice.logId());
    }

    private static Set<String> names() {
        return notices().keySet();
    }

    private static FailedRecipient waiting() {
        return new FailedRecipient(
                "ana@example.org",
                Optional.of("rfc822;Ana@example.org"),
                Samples.verdict(Reason.SENDER_GREYLISTED, GREYLISTED),
                Optional.of(Instant.parse("2026-03-07T10:00:00Z")));
    }

    private static FailedRecipient forwarded() {
        return new FailedRecipient(
                "ana.private@example.net",
                Optional.of("ana@example.com"),
                Samples.verdict(Reason.RECIPIENT_UNKNOWN, FORWARDED),
                Optional.empty());
    }

    private static FailedRecipient listed() {
        Verdict verdict = Samples.verdict(Reason.SENDER_IP_BLOCKED, LISTED);
        return new FailedRecipient(
                "leo@example.test",
                Optional.empty(),
                new Verdict(
                        verdict.evidence(),
                        verdict.event(),
                        verdict.reason(),
                        verdict.status(),
                        verdict.persistence(),
                        verdict.scope(),
                        verdict.whoActs(),
                        verdict.retry(),
                        verdict.retryAfter(),
                        Optional.of("zen.example.net"),
                        Optional.of("https://www.example.net/query/ip/192.0.2.25"),
                        verdict.newAddress(),
                        verdict.rule(),
                        verdict.words()),
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldWriteTheNoticeAsItStandsInTheFile(String name) throws IOException {
        byte[] written = Samples.writer().write(notices().get(name));

        Path file = GOLDEN.resolve(name + ".eml");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.write(file, written);
        }

        assertThat(new String(written, StandardCharsets.ISO_8859_1))
                .isEqualTo(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
}
