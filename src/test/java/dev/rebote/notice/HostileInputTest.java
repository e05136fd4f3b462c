package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever strangers put into a reply, an address or the original, the notice is valid and nothing of it becomes a field of ours. */
class HostileInputTest {

    private static final List<String> HEADER = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Auto-Submitted",
            "Content-Language",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");

    private static final List<String> PER_MESSAGE = List.of("Reporting-MTA", "Original-Envelope-Id", "Arrival-Date");

    private static final List<String> PER_RECIPIENT = List.of(
            "Original-Recipient",
            "Final-Recipient",
            "Action",
            "Status",
            "Remote-MTA",
            "Diagnostic-Code",
            "Last-Attempt-Date",
            "Final-Log-Id",
            "X-Rebote-Reason");

    private static Stream<String> hostileTexts() {
        return Stream.of(
                "550 " + "x".repeat(5_000),
                "550 " + "word ".repeat(1_000),
                "550 " + "é".repeat(5_000),
                "550 \u0000\u001b[31mred\u001b[0m \u0007\u0008\u007f\u0085\u009b",
                "550 " + "line\n550-".repeat(10_000),
                "550 one\r\nBcc: victim@example.org",
                "550 one\r\n\r\nFinal-Recipient: rfc822; victim@example.org\r\nAction: delivered",
                "550 one\n\nStatus: 2.0.0\n\n--=_0f6b1c8e-0000-4000-8000-1--\nX: y",
                "--=_0f6b1c8e-0000-4000-8000-1\r\nContent-Type: text/html\r\n\r\n<script>",
                "550 \u202eevil\u202c \u2028line\u2029paragraph\ufeff",
                "550 \ud83d half a character",
                "550 =?UTF-8?Q?=0D=0ABcc=3A_victim@example.org?=",
                "\r\n.\r\nQUIT",
                " \t\r\n \t",
                binary());
    }

    private static String binary() {
        byte[] bytes = new byte[4_000];
        new Random(7).nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void shouldStayValidWhateverTheReplySays(String reply) throws Exception {
        for (boolean insider : List.of(true, false)) {
            for (String address : List.of("ana@example.org", "josé@example.org")) {
                Notice notice = Samples.notice(
                        "es",
                        insider,
                        "Date: Mon, 2 Mar 2026 11:00:00 +0100\r\nSubject: hola\r\n\r\nhola\r\n",
                        failed(address, Optional.of("rfc822;ana@example.org"), reply));

                assertValid(Samples.writer().write(notice), "message/rfc822");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void shouldStayValidWhateverTheOriginalSays(String text) throws Exception {
        String header = "Subject: " + text + "\r\nMessage-ID: " + text + "\r\nReferences: <" + text + "@x>\r\nDate: "
                + text + "\r\nAccept-Language: " + text + "\r\n\r\nbody " + text;
        Notice notice = Samples.notice("es", false, header, failed("ana@example.org", Optional.empty(), "550 no"));

        byte[] written = Samples.writer().write(notice);

        ParsedNotice parsed = ParsedNotice.of(written);
        assertThat(parsed.headerNames()).isSubsetOf(withReferences()).containsAll(HEADER);
        assertThat(parsed.partTypes()).hasSize(3);
        assertLines(written);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void shouldStayValidWhateverTheAddressesSay(String text) throws Exception {
        Notice notice = new Notice(
                "luis@example.com",
                true,
                "en",
                List.of(failed(text + "@example.org", Optional.of(text), "550 no")),
                Samples.original("Subject: x\r\n\r\nx\r\n"),
                true,
                Optional.of(Samples.NOW),
                Optional.of("+0D+0A" + text),
                text + "-log");

        assertValid(Samples.writer().write(notice), "message/rfc822");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void shouldSayInEveryLanguageWhatHappened(String reply) throws Exception {
        for (String language : NoticeTexts.shipped().languages()) {
            for (Reason reason : List.of(Reason.UNKNOWN, Reason.RECIPIENT_MOVED, Reason.SENDER_IP_BLOCKED)) {
                FailedRecipient recipient = Samples.recipient("ana@example.org", reason, evidence(reply));

                String text = ParsedNotice.of(Samples.writer().write(Samples.notice(language, recipient)))
                        .text();

                assertThat(text.lines())
                        .allMatch(line -> line.codePointCount(0, line.length()) <= Wrapped.WIDTH
                                || line.startsWith("> ")
                                || !line.strip().contains(" "))
                        .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
            }
        }
    }

    private static FailedRecipient failed(String address, Optional<String> original, String reply) {
        return new FailedRecipient(
                address, original, Samples.verdict(Reason.UNKNOWN, evidence(reply)), Optional.empty());
    }

    private static Evidence evidence(String reply) {
        return Evidence.failed(EvidenceSource.SESSION)
                .replyCode(ReplyCode.of(550))
                .toldStatus(EnhancedStatus.of(5, 1, 1))
                .reply(reply)
                .remoteHost("mx1.example.org")
                .attempts(1)
                .at(Instant.parse("2026-03-02T10:10:00Z"))
                .build();
    }

    private static void assertValid(byte[] written, String returnedType) throws Exception {
        ParsedNotice parsed = ParsedNotice.of(written);
        assertThat(parsed.headerNames()).isEqualTo(HEADER);
        assertThat(parsed.partTypes()).hasSize(3).startsWith("text/plain").endsWith(returnedType);
        assertThat(parsed.partTypesOfMime4j()).isEqualTo(parsed.partTypes());
        List<List<String>> groups = parsed.reportFields();
        assertThat(groups).hasSize(2);
        assertThat(groups.get(0))
                .isSubsetOf(PER_MESSAGE)
                .doesNotHaveDuplicates()
                .contains("Reporting-MTA");
        assertThat(groups.get(1))
                .isSubsetOf(PER_RECIPIENT)
                .doesNotHaveDuplicates()
                .contains("Final-Recipient", "Action", "Status");
        assertThat(parsed.reportField(1, "Action")).isEqualTo("failed");
        assertThat(parsed.reportField(1, "Status")).isEqualTo("5.1.1");
        assertLines(written);
    }

    private static List<String> withReferences() {
        return Stream.concat(HEADER.stream(), Stream.of("In-Reply-To", "References"))
                .toList();
    }

    /** RFC 5322, section 2.1: lines end with CRLF and have at most 998 characters; no lone CR or LF, and no NUL. */
    private static void assertLines(byte[] written) {
        String all = new String(written, StandardCharsets.ISO_8859_1);
        assertThat(all.replace("\r\n", ""))
                .doesNotContain("\r")
                .doesNotContain("\n")
                .doesNotContain("\u0000");
        assertThat(all.split("\r\n", -1)).allMatch(line -> line.length() <= 998);
    }
}
