package dev.rebote.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportReader;
import dev.rebote.evidence.ReportedRecipient;
import dev.rebote.evidence.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weighs reports: who may be believed about whom. */
class ReportTrustTest {

    private static final String BOB = "bob@example.org";

    /** One message, which went to Bob 13 days ago. */
    private static final Instant SENT = Paths.on(Paths.TODAY.minusDays(13)).instant();

    private final ReportTrust trust = new ReportTrust(
            (id, recipient, since) -> id.equals("<1@example.com>") && recipient.equals(BOB) && since.isBefore(SENT),
            Paths.on(Paths.TODAY));

    private static Arrival to(PathState state) {
        return new Arrival(state, Optional.of(BOB), true);
    }

    private static Arrival unsigned() {
        return new Arrival(PathState.UNSIGNED, Optional.empty(), true);
    }

    private static Report report(String fields, String messageId) {
        return read("""
                From: mailer-daemon@example.org
                Subject: Undelivered
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Undeliverable.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                %s
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """.formatted(fields, messageId));
    }

    private static Report read(String mail) {
        return new ReportReader().read(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static Report about(String recipient) {
        return report("Final-Recipient: rfc822; " + recipient, "<1@example.com>");
    }

    private static List<Trust> trusts(Report report) {
        return report.recipients().stream()
                .map(ReportedRecipient::evidence)
                .map(Evidence::trust)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.org", "BOB@Example.ORG", "bob"})
    void shouldProveWhatIsSaidOfTheRecipientOfTheSignedPath(String recipient) {
        Report weighed = trust.weigh(about(recipient), to(PathState.VALID));

        assertThat(trusts(weighed)).containsExactly(Trust.PROVED);
        assertThat(weighed.recipients().get(0).evidence().recipient()).contains(BOB);
    }

    @Test
    void shouldProveWhatIsSaidOfWhereTheRecipientHasItForwarded() {
        Report weighed = trust.weigh(
                report(
                        "Original-Recipient: rfc822; bob@example.org\nFinal-Recipient: rfc822; b@else.test",
                        "<9@x.test>"),
                to(PathState.VALID));

        assertThat(trusts(weighed)).containsExactly(Trust.PROVED);
        assertThat(weighed.recipients().get(0).evidence().recipient()).contains(BOB);
        assertThat(weighed.recipients().get(0).finalRecipient()).contains("b@else.test");
    }

    @Test
    void shouldNotBelieveWhatIsSaidOfSomebodyElse() {
        assertThat(trusts(trust.weigh(about("eve@example.org"), to(PathState.VALID))))
                .containsExactly(Trust.NONE);
    }

    @Test
    void shouldBelieveALittleWhoNamesAMessageOfOurs() {
        assertThat(trusts(trust.weigh(about(BOB), unsigned()))).containsExactly(Trust.NAMED);
        assertThat(trusts(trust.weigh(about("eve@example.org"), unsigned()))).containsExactly(Trust.NONE);
    }

    @Test
    void shouldNotBelieveWhoNamesAnOldOrAnotherMessage() {
        ReportTrust later =
                new ReportTrust((id, recipient, since) -> since.isBefore(SENT), Paths.on(Paths.TODAY.plusDays(2)));

        assertThat(trusts(later.weigh(about(BOB), unsigned()))).containsExactly(Trust.NONE);
        assertThat(trusts(trust.weigh(report("Final-Recipient: rfc822; " + BOB, "<2@x.test>"), unsigned())))
                .containsExactly(Trust.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "FORGED", "FOREIGN", "REPLAYED"})
    void shouldNotBelieveWhoPlaysWithOurPathsWhateverHeNames(PathState state) {
        assertThat(trusts(trust.weigh(about(BOB), to(state)))).containsExactly(Trust.NONE);
    }

    @Test
    void shouldTellWhoFailedWhenTheReportCannotBeRead() {
        Report weighed = trust.weigh(read("Subject: ??\n\nxyzzy\n"), to(PathState.VALID));

        assertThat(weighed.event()).isEqualTo(Event.FAILED);
        assertThat(weighed.format()).isEqualTo("return-path");
        assertThat(weighed.recipients()).hasSize(1);
        assertThat(weighed.recipients().get(0).evidence().recipient()).contains(BOB);
        assertThat(trusts(weighed)).containsExactly(Trust.PROVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "FORGED", "FOREIGN", "REPLAYED", "UNSIGNED"})
    void shouldTellNothingOfAnUnreadableMailThatProvesNothing(PathState state) {
        Report unreadable = read("Subject: ??\n\nxyzzy\n");

        assertThat(trust.weigh(unreadable, to(state))).isEqualTo(unreadable);
    }

    /** An answer of a person, who found the address in the header. */
    @Test
    void shouldTakeNoMailOfAPersonForAReport() {
        Report letter = read("Subject: Thanks\n\nThank you!\n");

        assertThat(trust.weigh(letter, new Arrival(PathState.VALID, Optional.of(BOB), false)))
                .isEqualTo(letter);
    }
}
