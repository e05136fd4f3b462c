package dev.rebote.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.status.EnhancedStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReturnedPartTest {

    private static final FailedRecipient FULL =
            Samples.recipient("ana@example.org", Reason.RECIPIENT_FULL, Samples.FULL);

    @Test
    void shouldReturnASmallOriginalWhole() throws Exception {
        ParsedNotice notice = notice(bytes(Samples.ORIGINAL), true, FULL);

        assertThat(notice.partTypes()).endsWith("message/rfc822");
        assertThat(notice.returned()).asString(StandardCharsets.US_ASCII).isEqualTo(Samples.ORIGINAL);
    }

    @Test
    void shouldReturnTheHeaderWhenTheSenderWantsNoMore() throws Exception {
        ParsedNotice notice = notice(bytes(Samples.ORIGINAL), false, FULL);

        assertThat(notice.partTypes()).endsWith("text/rfc822-headers");
        assertThat(notice.returned())
                .asString(StandardCharsets.US_ASCII)
                .contains("Subject: =?UTF-8?Q?Facturaci=C3=B3n_de_marzo?=\r\n")
                .doesNotContain("cuentas");
    }

    @Test
    void shouldReturnTheHeaderOfALargeOriginal() throws Exception {
        byte[] large = bytes("Subject: large\r\n\r\n" + "0123456789\r\n".repeat(6_000));
        OriginalMessage original = OriginalMessage.read(new ByteArrayInputStream(large), large.length, 65_536);

        ParsedNotice notice = write(original, true, FULL);

        assertThat(notice.partTypes()).endsWith("text/rfc822-headers");
        assertThat(notice.returned()).asString(StandardCharsets.US_ASCII).isEqualTo("Subject: large\r\n");
        assertThat(original.size()).isEqualTo(large.length);
    }

    @Test
    void shouldReturnOnlyTheBeginningOfAHeaderThatNeverEnds() throws Exception {
        byte[] endless = bytes("X-Line: again\r\n".repeat(100_000));
        OriginalMessage original = OriginalMessage.read(new ByteArrayInputStream(endless), 0, 65_536);

        ParsedNotice notice = write(original, true, FULL);

        assertThat(notice.returned()).hasSizeLessThanOrEqualTo(OriginalMessage.MAX_HEADER);
        assertThat(notice.returned()).asString(StandardCharsets.US_ASCII).endsWith("X-Line: again\r\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"MESSAGE_VIRUS", "MESSAGE_SPAM"})
    void shouldNeverReturnWhatMayHarm(Reason reason) throws Exception {
        ParsedNotice notice =
                notice(bytes(Samples.ORIGINAL), true, FULL, Samples.recipient("eva@example.org", reason, Samples.FULL));

        assertThat(notice.partTypes()).endsWith("text/rfc822-headers");
    }

    @Test
    void shouldNotReturnWholeWhatMustNotTravelUnprotected() throws Exception {
        Verdict verdict = Samples.verdict(
                Reason.PATH_TLS_REQUIRED,
                Samples.FULL.toBuilder().toldStatus(EnhancedStatus.of(5, 7, 30)).build());
        FailedRecipient recipient = new FailedRecipient("ana@example.org", Optional.empty(), verdict, Optional.empty());

        assertThat(notice(bytes(Samples.ORIGINAL), true, recipient).partTypes()).endsWith("text/rfc822-headers");
    }

    @Test
    void shouldReturnAnEightBitOriginalByteForByte() throws Exception {
        byte[] original =
                "Subject: x\r\nContent-Transfer-Encoding: 8bit\r\n\r\naño\r\n".getBytes(StandardCharsets.ISO_8859_1);

        ParsedNotice notice = notice(original, true, FULL);

        assertThat(notice.returned()).isEqualTo(original);
        assertThat(notice.part(2).getHeader("Content-Transfer-Encoding")).containsExactly("8bit");
        assertThat(notice.header("Content-Transfer-Encoding")).isEqualTo("8bit");
    }

    @Test
    void shouldReturnAHeaderOfEightBitsReadably() throws Exception {
        byte[] original = "Subject: año\r\n\r\nx\r\n".getBytes(StandardCharsets.UTF_8);

        ParsedNotice notice = notice(original, false, FULL);

        assertThat(notice.part(2).getContentType()).isEqualTo("text/rfc822-headers; charset=utf-8");
        assertThat(notice.returned()).asString(StandardCharsets.UTF_8).isEqualTo("Subject: año\r\n");
        assertThat(notice.text()).contains("“año”");
    }

    @Test
    void shouldReturnOnlyTheHeaderOfAnOriginalThatNoServerCarries() throws Exception {
        byte[] original = bytes("Subject: long\r\n\r\n" + "x".repeat(2_000) + "\r\n");

        assertThat(notice(original, true, FULL).partTypes()).endsWith("text/rfc822-headers");
    }

    @Test
    void shouldEndTheLinesOfTheOriginalProperly() throws Exception {
        ParsedNotice notice = notice(bytes("Subject: x\nTo: y\n\none\rtwo\n"), true, FULL);

        assertThat(notice.returned())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("Subject: x\r\nTo: y\r\n\r\none\r\ntwo\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ParsedNotice notice(byte[] original, boolean whole, FailedRecipient... recipients)
            throws MessagingException {
        return write(OriginalMessage.of(original, 65_536), whole, recipients);
    }

    private static ParsedNotice write(OriginalMessage original, boolean whole, FailedRecipient... recipients)
            throws MessagingException {
        return ParsedNotice.of(Samples.writer()
                .write(new Notice(
                        "luis@example.com",
                        true,
                        "en",
                        List.of(recipients),
                        original,
                        whole,
                        Optional.empty(),
                        Optional.empty(),
                        "Mail1")));
    }
}
