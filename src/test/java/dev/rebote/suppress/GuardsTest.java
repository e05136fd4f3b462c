package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.ANNA;
import static dev.rebote.suppress.Entries.NOW;
import static dev.rebote.suppress.Entries.PROVIDER;
import static dev.rebote.suppress.Entries.TENANT;
import static dev.rebote.suppress.Entries.delivered;
import static dev.rebote.suppress.Entries.refused;
import static dev.rebote.suppress.Entries.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.disabling.DisablingLimits;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.suppress.Finding.Guard;
import dev.rebote.suppress.Suppression.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps many from being disabled because of one fault. */
class GuardsTest {

    private final HandClock clock = new HandClock(NOW);
    private final Suppressions store =
            Stores.open(StoreSettings.inMemory(), clock).suppressions();
    private final List<Alarm> alarms = new ArrayList<>();
    private final DeadRecipients dead = new DeadRecipients(store, clock, () -> DisablingLimits.DEFAULT, alarms::add);

    /** Read rightly, read as a refusal, and read as a dead mailbox in the worst case. */
    @ParameterizedTest
    @EnumSource(names = {"SENDER_IP_BLOCKED", "RECIPIENT_REFUSED", "RECIPIENT_UNKNOWN"})
    void shouldDisableNobodyWhenAProviderBlocksUs(Reason readAs) {
        for (int i = 0; i < 500; i++) {
            HistoryEntry blocked = refused(readAs, "r" + i + "@example.com", clock.instant());
            dead.weigh(
                    with(blocked, readAs == Reason.RECIPIENT_UNKNOWN ? blocked.status() : EnhancedStatus.of(5, 7, 1)));
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(inForce()).isEmpty();
        int released = readAs == Reason.RECIPIENT_UNKNOWN ? 19 : 0;
        assertThat(alarms)
                .containsExactly(new Alarm.Outage(
                        PROVIDER, "words about " + readAs.id(), 20, 20, released, NOW.plusSeconds(19)));
        assertThat(store.past(TENANT, Target.ADDRESS, "r1@example.com").times()).isZero();
    }

    @Test
    void shouldDisableAFewDeadAmongManyWhoGetTheirMail() {
        for (int i = 0; i < 400; i++) {
            boolean isDead = i % 10 == 0;
            String recipient = "r" + i + "@example.com";
            dead.weigh(isDead ? refused(Reason.RECIPIENT_UNKNOWN, recipient, NOW) : delivered(recipient, NOW));
        }

        assertThat(inForce()).hasSize(40);
        assertThat(alarms).isEmpty();
    }

    @Test
    void shouldDisableAgainWhenTheOutageIsOver() {
        for (int i = 0; i < 30; i++) {
            dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, "r" + i + "@example.com", NOW));
        }
        clock.forward(Duration.ofMinutes(61));

        Finding finding = dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, clock.instant()));

        assertThat(finding).isInstanceOf(Finding.Disabled.class);
    }

    @Test
    void shouldSeeWhatAnotherServerOfTheClusterSaw() {
        for (int i = 0; i < 25; i++) {
            store.remember(refused(Reason.RECIPIENT_UNKNOWN, "r" + i + "@example.com", NOW));
        }

        assertThat(dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, NOW)))
                .isEqualTo(new Finding.Guarded(Guard.OUTAGE));
    }

    @Test
    void shouldAskAnOperatorWhenTooManyWouldBeDisabledOnOneDay() {
        for (int i = 0; i < 60; i++) {
            dead.weigh(elsewhere("r" + i + "@example.com"));
        }

        assertThat(inForce()).hasSize(50);
        assertThat(store.page(SuppressionQuery.waiting(), PageRequest.first(100))
                        .entries())
                .hasSize(10);
        assertThat(alarms).containsExactly(new Alarm.TooManyOnOneDay(TENANT, Period.day(NOW), 50));

        assertThat(store.confirm(TENANT, Target.ADDRESS, "r55@example.com")).isTrue();
        assertThat(store.isSuppressed(TENANT, "", "r55@example.com", NOW)).isTrue();
    }

    @Test
    void shouldDisableMoreADayWhenMoreRecipientsAreActive() {
        for (int i = 0; i < 8_000; i++) {
            store.remember(delivered("active" + i + "@example.org", NOW));
        }
        for (int i = 0; i < 100; i++) {
            dead.weigh(elsewhere("r" + i + "@example.com"));
        }

        assertThat(inForce()).hasSize(80);
    }

    @Test
    void shouldDisableAgainOnTheNextDay() {
        for (int i = 0; i < 60; i++) {
            dead.weigh(elsewhere("r" + i + "@example.com"));
        }
        clock.forward(Duration.ofDays(1));

        assertThat(dead.weigh(refused(Reason.RECIPIENT_UNKNOWN, ANNA, clock.instant())))
                .isInstanceOf(Finding.Disabled.class);
    }

    @Test
    void shouldDisableNobodyBecauseOfTenThousandForgedReports() {
        Random chance = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            Reason reason = Reason.values()[chance.nextInt(Reason.values().length)];
            Instant at = NOW.minusSeconds(chance.nextInt(86_400 * 20));
            HistoryEntry forged = refused(reason, "r" + chance.nextInt(500) + "@example.com", at);
            dead.weigh(with(forged, Trust.NONE));
        }

        assertThat(inForce()).isEmpty();
        assertThat(alarms).isEmpty();
        List<HistoryEntry> kept = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            kept.addAll(store.history(TENANT, "r" + i + "@example.com", Instant.EPOCH, 1_000));
        }
        assertThat(kept).hasSize(UnprovedLimit.PER_TENANT);
        assertThat(store.activeRecipients(TENANT, NOW, 100)).isZero();
    }

    /** Each at a provider of its own, so that no outage is seen. */
    private static HistoryEntry elsewhere(String recipient) {
        HistoryEntry entry = refused(Reason.RECIPIENT_UNKNOWN, recipient, NOW);
        return new HistoryEntry(
                entry.token(),
                entry.tenant(),
                entry.recipient(),
                entry.event(),
                entry.reason(),
                entry.status(),
                entry.trust(),
                entry.source(),
                entry.stage(),
                recipient + ".test",
                entry.words(),
                entry.at());
    }

    private List<Suppression> inForce() {
        return store.page(SuppressionQuery.inForce(), PageRequest.first(1_000)).entries();
    }
}
