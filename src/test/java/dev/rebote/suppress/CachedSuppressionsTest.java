package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.ANNA;
import static dev.rebote.suppress.Entries.NOW;
import static dev.rebote.suppress.Entries.TENANT;
import static dev.rebote.suppress.Entries.byHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.rebote.suppress.Suppression.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A store behind a cache does the same as without, and is asked less. */
class CachedSuppressionsTest implements SuppressionsContract {

    private final HandClock clock = new HandClock(NOW);
    private final Suppressions behind = spy(new MemorySuppressions(clock, Retention.DEFAULT));
    private final Suppressions store = new CachedSuppressions(
            behind,
            StoreSettings.at("jdbc:h2:mem:unused", "", ""),
            () -> Duration.between(Entries.NOW, clock.instant()).toNanos());

    @Override
    public Suppressions store() {
        return store;
    }

    @Override
    public HandClock clock() {
        return clock;
    }

    @Test
    void shouldAskOnceForWhatIsThereAndForWhatIsNot() {
        store.suppress(byHand(Target.ADDRESS, ANNA));
        for (int i = 0; i < 5; i++) {
            assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isTrue();
            assertThat(store.isSuppressed(TENANT, "", "bob@example.org", NOW)).isFalse();
        }

        verify(behind, times(1)).concerning(ANNA);
        verify(behind, times(1)).concerning("bob@example.org");
    }

    @Test
    void shouldSeeAtOnceWhatThisServerChanges() {
        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isFalse();
        store.suppress(byHand(Target.DOMAIN, "example.com"));
        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isTrue();
        store.release(TENANT, Target.DOMAIN, "Example.com");
        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isFalse();
        store.suppress(byHand(Target.PAIR, Suppression.pairOf("a@sender.example", ANNA)));
        assertThat(store.isSuppressed(TENANT, "a@sender.example", ANNA, NOW)).isTrue();
    }

    @Test
    void shouldSeeAfterAWhileWhatAnotherServerChanged() {
        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isFalse();
        behind.suppress(byHand(Target.ADDRESS, ANNA));
        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isFalse();

        clock.forward(Duration.ofSeconds(31));

        assertThat(store.isSuppressed(TENANT, "", ANNA, NOW)).isTrue();
    }
}
