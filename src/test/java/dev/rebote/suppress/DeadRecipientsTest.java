package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.ANNA;
import static dev.rebote.suppress.Entries.NOW;
import static dev.rebote.suppress.Entries.TENANT;
import static dev.rebote.suppress.Entries.daysAgo;
import static dev.rebote.suppress.Entries.delivered;
import static dev.rebote.suppress.Entries.refused;
import static dev.rebote.suppress.Entries.refusedLater;
import static dev.rebote.suppress.Entries.told;
import static dev.rebote.suppress.Entries.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Suppresses;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.suppress.Finding.Cause;
import dev.rebote.suppress.Finding.Guard;
import dev.rebote.suppress.Suppression.Target;
import dev.rebote.yaml.StrictYaml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is disabled, by which proof, for how long; and who is not. */
class DeadRecipientsTest {

    private final HandClock clock = new HandClock(NOW);
    private final Suppressions store =
            Stores.open(StoreSettings.inMemory(), clock).suppressions();
    private final List<Alarm> alarms = new ArrayList<>();
    private final DeadRecipients dead = new DeadRecipients(store, clock, () -> DisablingLimits.DEFAULT, alarms::add);

    @ParameterizedTest
    @CsvSource({
        "RECIPIENT_UNKNOWN, 5.1.1",
        "RECIPIENT_SYNTAX, 5.1.3",
        "RECIPIENT_MOVED, 5.1.6",
        "RECIPIENT_UNKNOWN, 5.0.0",
    })
    void shouldDisableAtOnceWhenOurOwnSessionIsToldSo(Reason reason, String status) {
        HistoryEntry entry =
                with(refused(reason, ANNA, NOW), EnhancedStatus.parse(status).orElseThrow());

        Suppression expected = new Suppression(
                TENANT,
                Target.ADDRESS,
                ANNA,
                reason.id(),
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(7))),
                1,
                entry.token());
        assertThat(dead.weigh(entry)).isEqualTo(new Finding.Disabled(expected));
        assertThat(store.find(TENANT, "", ANNA, NOW)).contains(expected);
    }

    @Test
    void shouldWaitForASecondProofADayLaterWhenOneIsNotClear() {
        assertThat(dead.weigh(refusedLater(Reason.RECIPIENT_UNKNOWN, ANNA, NOW)))
                .isEqualTo(new Finding.Guarded(Guard.TIME_APART));
        clock.forward(Duration.ofHours(23));
        assertThat(dead.weigh(refusedLater(Reason.RECIPIENT_UNKNOWN, ANNA, clock.instant())))
                .isEqualTo(new Finding.Guarded(Guard.TIME_APART));
        clock.forward(Duration.ofHours(1));
        assertThat(dead.weigh(refusedLater(Reason.RECIPIENT_UNKNOWN, ANNA, clock.instant())))
                .isInstanceOf(Finding.Disabled.class);
    }

    @Test
    void shouldDecideByTheNumbersThatHoldNow() {
        AtomicReference<DisablingLimits> limits = new AtomicReference<>(limits("score: 2"));
        DeadRecipients changing = new DeadRecipients(store, clock, limits::get, alarms::add);

        assertThat(changing.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW)))
                .isEqualTo(new Finding.Counted(1.0, 2.0));
        limits.set(limits("weights: {recipient.unknown: 0}"));
        assertThat(changing.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW)))
                .isEqualTo(new Finding.Ignored(Cause.NOT_THE_RECIPIENT));
        limits.set(limits("lasts: {recipient.unknown: [2d, 4d]}"));
        assertThat(changing.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW)))
                .isInstanceOfSatisfying(
                        Finding.Disabled.class,
                        disabled -> assertThat(disabled.suppression().until()).contains(NOW.plus(Duration.ofDays(2))));
    }

    private static DisablingLimits limits(String text) {
        return DisablingLimits.read(StrictYaml.read(text, "p.yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "RECIPIENT_DISABLED, 2",
        "RECIPIENT_REFUSED, 3",
        "RECIPIENT_FULL, 5",
        "RECIPIENT_AMBIGUOUS, 5",
    })
    void shouldNeedSoManyDaysOfFailures(Reason reason, int days) {
        for (int day = 1; day < days; day++) {
            assertThat(dead.weigh(refused(reason, ANNA, clock.instant()))).isInstanceOf(Finding.Counted.class);
            clock.forward(Duration.ofDays(1));
        }
        assertThat(dead.weigh(refused(reason, ANNA, clock.instant()))).isInstanceOf(Finding.Disabled.class);
    }

    @Test
    void shouldCountOneFailureADayForEachReason() {
        dead.weigh(refused(Reason.RECIPIENT_FULL, ANNA, NOW));
        dead.weigh(refused(Reason.RECIPIENT_FULL, ANNA, NOW.plusSeconds(60)));

        assertThat(dead.weigh(refused(Reason.RECIPIENT_REFUSED, ANNA, NOW.plusSeconds(120))))
                .isEqualTo(new Finding.Counted(0.6, 1.0));
    }

    @Test
    void shouldCountLessWhenAReportOnlyNamesAMessageOfOurs() {
        Finding finding = dead.weigh(with(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW), Trust.NAMED));

        assertThat(finding).isEqualTo(new Finding.Counted(0.3, 1.0));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SHARED", "UNCERTAIN", "NONE"},
            value = Trust.class)
    void shouldIgnoreWhatIsNotTrusted(Trust trust) {
        assertThat(dead.weigh(with(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW), trust)))
                .isEqualTo(new Finding.Ignored(Cause.NOT_TRUSTED));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void shouldNeverDisableForAFaultThatIsNotTheRecipients(Reason reason) {
        if (reason.suppresses() != Suppresses.NO) {
            return;
        }
        for (int day = 0; day < 60; day++) {
            assertThat(dead.weigh(refused(reason, ANNA, clock.instant())))
                    .isEqualTo(new Finding.Ignored(Cause.NOT_THE_RECIPIENT));
            clock.forward(Duration.ofDays(1));
        }
        assertThat(store.concerning(ANNA)).isEmpty();
    }

    @Test
    void shouldIgnoreWhatIsToldTooLate() {
        assertThat(dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, daysAgo(15))))
                .isEqualTo(new Finding.Ignored(Cause.TOO_OLD));
    }

    @Test
    void shouldForgetAFailureAfterThirtyDays() {
        dead.weigh(refused(Reason.RECIPIENT_DISABLED, ANNA, NOW));
        clock.forward(Duration.ofDays(31));

        assertThat(dead.weigh(refused(Reason.RECIPIENT_DISABLED, ANNA, clock.instant())))
                .isEqualTo(new Finding.Counted(0.6, 1.0));
    }

    @Test
    void shouldTakeATenthOffForADelivery() {
        dead.weigh(refused(Reason.RECIPIENT_DISABLED, ANNA, NOW));
        dead.weigh(delivered(ANNA, NOW.plusSeconds(60)));

        assertThat(dead.weigh(refused(Reason.RECIPIENT_REFUSED, ANNA, NOW.plusSeconds(120))))
                .isEqualTo(new Finding.Counted(0.9, 1.0));
    }

    @Test
    void shouldClearTheScoreAfterTwoDeliveries() {
        dead.weigh(refused(Reason.RECIPIENT_DISABLED, ANNA, NOW));
        dead.weigh(delivered(ANNA, NOW.plusSeconds(60)));
        dead.weigh(delivered(ANNA, NOW.plusSeconds(90)));

        assertThat(dead.weigh(refused(Reason.RECIPIENT_REFUSED, ANNA, NOW.plusSeconds(120))))
                .isEqualTo(new Finding.Counted(0.4, 1.0));
    }

    @Test
    void shouldNotTakeAStrangersReportOfSuccessForADelivery() {
        dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW));

        Finding finding = dead.weigh(with(delivered(ANNA, NOW.plusSeconds(60)), Trust.NAMED));

        assertThat(finding).isEqualTo(new Finding.Ignored(Cause.NO_FAILURE));
        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isTrue();
    }

    @Test
    void shouldReleaseWhenAMessageArrives() {
        Finding disabled = dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW));

        Finding finding = dead.weigh(delivered(ANNA, NOW.plusSeconds(60)));

        assertThat(finding).isEqualTo(new Finding.Released(((Finding.Disabled) disabled).suppression()));
        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"by-hand", "complaint"})
    void shouldKeepAnOperatorsWordAndAComplaintInSpiteOfADelivery(String reason) {
        store.suppress(new Suppression(TENANT, Target.ADDRESS, ANNA, reason, NOW, Optional.empty(), 1, "x"));

        assertThat(dead.weigh(delivered(ANNA, NOW.plusSeconds(60)))).isEqualTo(new Finding.Ignored(Cause.NO_FAILURE));

        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isTrue();
    }

    @Test
    void shouldClimbTheLadderWhenTheAddressIsStillDeadAfterEachEnd() {
        List<Optional<Duration>> stays = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Finding finding = dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, clock.instant()));
            Suppression suppression = ((Finding.Disabled) finding).suppression();
            stays.add(suppression.until().map(end -> Duration.between(suppression.since(), end)));
            clock.set(suppression.until().orElse(clock.instant()).plusSeconds(1));
            store.expire(clock.instant(), 100);
        }
        assertThat(stays)
                .containsExactly(
                        Optional.of(Duration.ofDays(7)),
                        Optional.of(Duration.ofDays(30)),
                        Optional.of(Duration.ofDays(90)),
                        Optional.empty());
    }

    @Test
    void shouldStartAfreshAfterARelease() {
        dead.weigh(refused(Reason.RECIPIENT_DISABLED, ANNA, daysAgo(2)));
        dead.weigh(refused(Reason.RECIPIENT_DISABLED, ANNA, NOW));
        store.release(TENANT, Target.ADDRESS, ANNA);
        clock.forward(Duration.ofHours(1));

        assertThat(dead.weigh(refused(Reason.RECIPIENT_DISABLED, ANNA, clock.instant())))
                .isEqualTo(new Finding.Counted(0.6, 1.0));
    }

    @Test
    void shouldCountAFaultOfTheDomainOnTheDomain() {
        HistoryEntry first = told(
                refused(Reason.DOMAIN_UNKNOWN, "anna@gone.example", daysAgo(2)), EvidenceSource.SESSION, Stage.DNS);
        HistoryEntry second =
                told(refused(Reason.DOMAIN_UNKNOWN, "bob@gone.example", NOW), EvidenceSource.SESSION, Stage.DNS);

        assertThat(dead.weigh(first)).isEqualTo(new Finding.Guarded(Guard.TIME_APART));
        dead.weigh(second);

        assertThat(store.isSuppressed(TENANT, "", "carl@gone.example", NOW)).isTrue();
        assertThat(store.find(TENANT, "", "carl@gone.example", NOW))
                .map(Suppression::target)
                .contains(Target.DOMAIN);
    }

    @Test
    void shouldDisableADomainAtOnceWhenItSaysThatItTakesNoMail() {
        HistoryEntry entry =
                told(refused(Reason.DOMAIN_NULL_MX, "anna@null.example", NOW), EvidenceSource.SESSION, Stage.DNS);

        assertThat(dead.weigh(entry)).isInstanceOf(Finding.Disabled.class);
        assertThat(store.isSuppressed(TENANT, "", "bob@null.example", NOW)).isTrue();
    }

    @Test
    void shouldDisableForAComplaintUntilReleased() {
        HistoryEntry complaint = with(refused(Reason.RECIPIENT_REFUSED, ANNA, NOW), Event.COMPLAINT);

        dead.weigh(complaint);

        assertThat(store.find(TENANT, "", ANNA, NOW))
                .contains(new Suppression(
                        TENANT,
                        Target.ADDRESS,
                        ANNA,
                        Suppression.COMPLAINT,
                        NOW,
                        Optional.empty(),
                        1,
                        complaint.token()));
    }

    @Test
    void shouldIgnoreADelay() {
        assertThat(dead.weigh(with(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW), Event.DELAYED)))
                .isEqualTo(new Finding.Ignored(Cause.NO_FAILURE));
    }

    @Test
    void shouldIgnoreWhatIsNoAddress() {
        assertThat(dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, "anna", NOW)))
                .isEqualTo(new Finding.Ignored(Cause.NO_ADDRESS));
        assertThat(dead.weigh(refused(Reason.DOMAIN_UNKNOWN, "anna@", NOW)))
                .isEqualTo(new Finding.Ignored(Cause.NO_ADDRESS));
    }

    @Test
    void shouldNotDisableTwice() {
        dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW));

        assertThat(dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW.plusSeconds(5))))
                .isEqualTo(new Finding.Ignored(Cause.ALREADY_DISABLED));
    }

    @Test
    void shouldDecideTheSameWhenAnEntryComesAgainAfterACrash() {
        HistoryEntry entry = refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW);
        store.remember(entry);

        assertThat(dead.weigh(entry)).isInstanceOf(Finding.Disabled.class);
    }

    @Test
    void shouldOnlyJudgeWhenAsked() {
        assertThat(dead.judge(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW))).isInstanceOf(Finding.Disabled.class);

        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isFalse();
        assertThat(store.history(TENANT, ANNA, Instant.EPOCH, 10)).isEmpty();
    }
}
