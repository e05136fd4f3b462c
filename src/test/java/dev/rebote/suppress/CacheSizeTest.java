package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.rebote.classify.Reason;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much memory the cache takes when it is full. */
class CacheSizeTest {

    private static final int ASKED = 1_000_000;

    private static final int MOST_MEGABYTES = 200;

    @Test
    void shouldStayWithinItsMemoryHoweverManyAreAskedFor() {
        StoreSettings settings = StoreSettings.at("jdbc:h2:mem:unused", "", "");
        Suppressions cached = new CachedSuppressions(everyTenth(), settings, Ticker.systemTicker());
        long before = megabytes();

        for (int i = 0; i < ASKED; i++) {
            cached.concerning("recipient" + i + "@provider" + i % 1_000 + ".example.com");
        }

        assertThat(megabytes() - before).isBetween(50L, (long) MOST_MEGABYTES);
        assertThat(cached.concerning("recipient0@provider0.example.com")).hasSize(1);
    }

    /** A store of which every tenth is suppressed, with texts as long as real ones. */
    private static Suppressions everyTenth() {
        return (Suppressions) Proxy.newProxyInstance(
                CacheSizeTest.class.getClassLoader(), new Class<?>[] {Suppressions.class}, (proxy, method, values) -> {
                    String recipient = (String) values[0];
                    return recipient.contains("0@") ? List.of(suppression(recipient)) : List.of();
                });
    }

    private static Suppression suppression(String recipient) {
        return Entries.disabled(recipient, Reason.RECIPIENT_UNKNOWN, Entries.NOW, Duration.ofDays(7));
    }

    private static long megabytes() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
