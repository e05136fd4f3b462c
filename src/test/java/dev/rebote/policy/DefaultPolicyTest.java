package dev.rebote.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Classifier;
import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.disabling.DisablingNames;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.evidence.Trust;
import dev.rebote.policy.Action.Hold;
import dev.rebote.policy.Action.TryAgain;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultPolicyTest {

    private static final Path TABLE = Path.of("src/test/resources/dev/rebote/policy/default-policy.tsv");
    private static final Path FOUND = Path.of("target/default-policy.tsv");
    private static final Path SHIPPED = Path.of("src/main/resources/dev/rebote/policy/default.yaml");
    private static final Policy POLICY = Policies.shipped();

    @Test
    void shouldDoWhatTheTableSaysForEveryReason() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("reason\ttold\twhen\trule\tactions");
        for (Reason reason : Reason.values()) {
            for (int statusClass = 4; statusClass <= 5; statusClass++) {
                Verdict verdict = Incidents.verdict(reason, statusClass);
                rows.add(row(verdict, "first", Incidents.firstAttempt(verdict)));
                rows.add(row(verdict, "expired", Incidents.expired(verdict)));
            }
        }

        Files.write(FOUND, rows);
        assertThat(String.join("\n", rows))
                .as("if the new decisions are meant, copy %s to %s", FOUND, TABLE)
                .isEqualTo(String.join("\n", Files.readAllLines(TABLE)));
    }

    private static String row(Verdict verdict, String when, Incident incident) {
        Decision decision = POLICY.decide(incident, History.NONE);
        return String.join(
                "\t",
                verdict.reason().orElseThrow().id(),
                verdict.status().toString(),
                when,
                decision.rule(),
                decision.actionsText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"james-3.8", "james-3.9"})
    void shouldBeTheExampleThatOperatorsStartFrom(String james) throws IOException {
        assertThat(Path.of("conf-examples", james, "conf", "rebote-policy.yaml"))
                .hasSameTextualContentAs(SHIPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "552 5.2.2 Mailbox full, retry",
        "552 5.3.4 Message size exceeds fixed limit, notify",
        "450 4.7.1 Greylisted; try again later, retry",
        "550 5.1.1 User unknown, notify",
    })
    void shouldLetTheVerdictDecideAndNotTheBareNumber(String reply, String expected) {
        Verdict verdict = Classifier.shipped().classify(new SmtpReplyReader().read(reply));

        Decision decision = POLICY.decide(Incidents.firstAttempt(verdict), History.NONE);

        assertThat(decision.actionsText()).startsWith(expected);
    }

    @Test
    void shouldComeBackWhenAGreylistAsksAndElseAfterAQuarterOfAnHour() {
        RetryPlan plan = POLICY.decide(
                        Incidents.firstAttempt(Incidents.verdict(Reason.SENDER_GREYLISTED, 4)), History.NONE)
                .first(TryAgain.class)
                .orElseThrow()
                .plan();

        assertThat(plan.next(1, Duration.ZERO, Optional.of(Duration.ofMinutes(5))))
                .contains(Duration.ofMinutes(5));
        assertThat(plan.next(1, Duration.ZERO, Optional.empty())).contains(Duration.ofMinutes(15));
    }

    @Test
    void shouldStopHoldingAListedMailAfterFiveDays() {
        Verdict listed = Incidents.verdict(Reason.SENDER_IP_BLOCKED, 5);
        Incident young = Incidents.firstAttempt(listed);

        assertThat(POLICY.decide(young, History.NONE).first(Hold.class))
                .contains(new Hold(Optional.of(Duration.ofHours(6))));
        assertThat(POLICY.decide(Incidents.expired(listed), History.NONE).actionsText())
                .isEqualTo("notify(postmaster, digest), notify(sender)");
    }

    @ParameterizedTest
    @EnumSource(
            value = Trust.class,
            names = {"NONE", "SHARED", "UNCERTAIN"})
    void shouldDoNothingForAReportThatAnybodyMayHaveWritten(Trust trust) {
        Verdict verdict = Incidents.verdict(Reason.RECIPIENT_UNKNOWN, 5, trust, EvidenceSource.REPORT);

        assertThat(POLICY.decide(Incidents.expired(verdict), History.NONE).toString())
                .isEqualTo(
                        "rule=report.unproved does=[nothing] event=failed reason=recipient.unknown status=5.1.1 trust="
                                + trust.name().toLowerCase(Locale.ROOT) + " source=report by=words.made-up");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLAINT, 'suppress(pair), notify(postmaster, digest)'",
        "DELIVERED, nothing",
        "AUTO_REPLY, nothing",
        "NOT_A_REPORT, nothing",
    })
    void shouldKnowWhatIsNoFailure(Event event, String actions) {
        Verdict verdict = Classifier.shipped().classify(Incidents.evidence(event, Trust.PROVED, EvidenceSource.REPORT));

        assertThat(POLICY.decide(Incidents.expired(verdict), History.NONE).actionsText())
                .isEqualTo(actions);
    }

    @Test
    void shouldShowEveryNumberByWhichRecipientsAreDisabled() {
        Mapping shown = StrictYaml.read(SHIPPED).mapping("disabling");

        assertThat(POLICY.disabling()).isEqualTo(DisablingLimits.DEFAULT);
        assertThat(DisablingNames.shown(shown)).containsExactlyInAnyOrderElementsOf(DisablingNames.keys());
        assertThat(shown.mapping("weights").entries()).containsOnlyKeys(DisablingNames.faults());
    }

    @Test
    void shouldHaveTheUsualLimits() {
        assertThat(POLICY.delayNotices())
                .containsExactly(Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72));
    }
}
