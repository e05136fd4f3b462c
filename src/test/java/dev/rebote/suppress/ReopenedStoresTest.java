package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server still knows after a restart, and what it throws away. */
class ReopenedStoresTest {

    @TempDir
    Path directory;

    @Test
    void shouldKnowAfterARestartWhoWasToldWhat() {
        WaitingNotice waiting = NoticeLedgerContract.waiting("b", "luis@example.com", NOW);
        try (Stores stores = opened()) {
            stores.noticeLedger().told(List.of("a"), NOW);
            stores.noticeLedger().putOff(waiting);
        }

        try (Stores stores = opened()) {
            assertThat(stores.noticeLedger().isTold("a")).isTrue();
            assertThat(stores.noticeLedger().take(NOW, NOW, 10))
                    .containsExactly(new WaitingDigest("luis@example.com", List.of(waiting), 0, NOW));
        }
    }

    @Test
    void shouldKnowAfterARestartWhatWasTakenOutOfForwards() {
        RemovedMapping removed = new RemovedMapping(
                "ana@example.org", "luis@example.com", "forward", NOW, "rule dead, recipient.unknown");
        try (Stores stores = opened()) {
            stores.removedMappings().keep(removed);
        }

        try (Stores stores = opened()) {
            assertThat(stores.removedMappings().of("ana@example.org")).containsExactly(removed);
        }
    }

    @Test
    void shouldKnowAfterARestartWhomAPathIsAbout() {
        KeptPath path = new KeptPath("luis@example.com", "ana@example.org", NOW.plusSeconds(1));
        try (Stores stores = opened()) {
            stores.keptPaths().keep("a", path);
        }

        try (Stores stores = opened()) {
            assertThat(stores.keptPaths().find("a", NOW)).contains(path);
        }
    }

    @Test
    void shouldThrowAwayFromEveryStoreWhatIsOver() {
        HandClock later = new HandClock(NOW.plus(Retention.DEFAULT.counters()).plusSeconds(1));
        try (Stores stores = opened()) {
            List<Tellable> failure = List.of(NoticeLedgerContract.always("b"));
            stores.noticeLedger().told(List.of("a"), NOW);
            stores.noticeLedger().sort("luis@example.com", failure, new NoticeLimits(Duration.ZERO, 1), NOW);
            stores.sentMessages().sent("<1@example.com>", "ana@example.org", NOW);
            stores.keptPaths().keep("a", new KeptPath("luis@example.com", "ana@example.org", NOW));

            assertThat(stores.expire(later)).isEqualTo(new Swept(0, 0, 4));
            assertThat(stores.expire(later)).isEqualTo(new Swept(0, 0, 0));
        }
    }

    private Stores opened() {
        String url = "jdbc:h2:file:" + directory.resolve("rebote");
        return Stores.open(Emptied.patient(StoreSettings.at(url, "rebote", "")), new HandClock(NOW));
    }
}
