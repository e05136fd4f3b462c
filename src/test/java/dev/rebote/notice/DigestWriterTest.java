package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole digests stand in files, which {@code -Dgolden.write=true} writes anew. */
class DigestWriterTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/rebote/notice/golden");

    private static final String HOSTILE =
            "a\r\nBcc: eve@example.test\r\n\r\n.\r\n\u202Etxt\u0000 =?UTF-8?Q?=0D=0ATo:_x?= \uD83D <script>"
                    + "x".repeat(5000);

    private static Map<String, Digest> digests() {
        Map<String, Digest> digests = new TreeMap<>();
        for (String language : Set.of("en", "es")) {
            digests.put("digest-" + language, new Digest("luis@example.com", language, ofLuis(), 12));
        }
        digests.put(
                "digest-postmaster-en",
                new Digest(
                        "postmaster@example.com",
                        "en",
                        List.of(entryOf("luis@example.com", 1, "Cuentas"), entryOf("", 2, "")),
                        0));
        return digests;
    }

    private static Set<String> names() {
        return digests().keySet();
    }

    private static List<DigestEntry> ofLuis() {
        return List.of(
                entry("ana@example.org", Event.FAILED, Reason.RECIPIENT_FULL, 1, "Facturación de marzo"),
                entry("eva@example.org", Event.FAILED, Reason.RECIPIENT_UNKNOWN, 2, "Cuentas"),
                entry("ana@example.org", Event.FAILED, Reason.RECIPIENT_FULL, 3, ""),
                entry("ana@example.org", Event.DELAYED, Reason.SENDER_GREYLISTED, 4, "Re: Cuentas"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldWriteTheDigestAsItStandsInTheFile(String name) throws IOException {
        byte[] written = writer().write(digests().get(name));

        Path file = GOLDEN.resolve(name + ".eml");
        if (Boolean.getBoolean("golden.write")) {
            Files.write(file, written);
        }

        assertThat(new String(written, StandardCharsets.ISO_8859_1))
                .isEqualTo(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void shouldSayWhatHappenedInOneSentenceWhateverTheReason(Reason reason) throws Exception {
        for (String language : NoticeTexts.shippedLanguages()) {
            DigestEntry entry = entry("ana@example.org", Event.FAILED, reason, 1, "Cuentas");

            String text = text(new Digest("luis@example.com", language, List.of(entry), 0));

            assertThat(text).doesNotContain("{").contains("    ana@example.org\n\n");
        }
    }

    @Test
    void shouldShowAListThatSomebodyReadsAndCountTheRest() throws Exception {
        List<DigestEntry> many = IntStream.range(0, 500)
                .mapToObj(i -> entry("ana" + i + "@example.org", Event.FAILED, Reason.RECIPIENT_FULL, 1, "Cuentas"))
                .toList();

        Digest digest = new Digest("luis@example.com", "en", many, 1000);

        assertThat(text(digest))
                .contains("ana299@example.org")
                .doesNotContain("ana300@")
                .contains("And 1200 more.\n");
        assertThat(ParsedNotice.of(writer().write(digest)).header("Subject")).isEqualTo("Messages not delivered: 1500");
    }

    @Test
    void shouldStayOneMessageWithHonestFieldsWhateverStrangersWrote() throws Exception {
        DigestEntry entry = new DigestEntry(
                HOSTILE, Event.FAILED, Reason.RECIPIENT_FULL, Samples.NOW, HOSTILE, Optional.of(HOSTILE));

        byte[] written = writer().write(new Digest("luis@example.com", "en", List.of(entry), 0));

        ParsedNotice parsed = ParsedNotice.of(written);
        assertThat(parsed.headerNames())
                .containsExactly(
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
        String text = (String) parsed.message().getContent();
        assertThat(text.lines()).noneMatch(line -> line.startsWith("Bcc:") || line.equals("."));
        assertThat(text).doesNotContain("\u202E").doesNotContain("\u0000").hasSizeLessThan(3000);
        assertThat(new String(written, StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void shouldRefuseADigestOfNothing() {
        assertThatThrownBy(() -> new Digest("luis@example.com", "en", List.of(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a digest needs a failure that it tells of, and no fewer others than none");
    }

    private static String text(Digest digest) throws Exception {
        Object content = ParsedNotice.of(writer().write(digest)).message().getContent();
        return ((String) content).replace("\r\n", "\n");
    }

    private static DigestWriter writer() {
        return new DigestWriter(
                NoticeTexts.shipped(),
                Samples.REPORTER,
                Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                () -> "0f6b1c8e-0000-4000-8000-1");
    }

    private static DigestEntry entry(String recipient, Event event, Reason reason, int minute, String subject) {
        return new DigestEntry(recipient, event, reason, at(minute), subject, Optional.empty());
    }

    private static DigestEntry entryOf(String sender, int minute, String subject) {
        return new DigestEntry(
                "ana@example.org", Event.FAILED, Reason.RECIPIENT_FULL, at(minute), subject, Optional.of(sender));
    }

    private static Instant at(int minute) {
        return Samples.NOW.plusSeconds(60L * minute);
    }
}
