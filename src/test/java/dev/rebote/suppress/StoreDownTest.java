package dev.rebote.suppress;

import static dev.rebote.suppress.Entries.ANNA;
import static dev.rebote.suppress.Entries.NOW;
import static dev.rebote.suppress.Entries.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A store that cannot be reached: it costs a mail a bounded time, and soon none. */
class StoreDownTest {

    @Test
    void shouldSayThatTheStoreIsAwayWhenNobodyListens() throws IOException {
        int port = freePort();
        try (Stores stores = Stores.open(
                StoreSettings.at("jdbc:postgresql://127.0.0.1:" + port + "/mail", "james", "secret"),
                new HandClock(NOW))) {
            assertThatThrownBy(() -> stores.suppressions().isSuppressed(TENANT, "", ANNA, NOW))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("store postgresql at jdbc:postgresql://127.0.0.1:" + port
                            + "/mail as james does not answer: ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void shouldWaitNoLongerThanItSaysWhenTheServerIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Stores stores = Stores.open(
                        StoreSettings.at("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/mail", "james", ""),
                        new HandClock(NOW))) {
            Instant start = Instant.now();

            assertThatThrownBy(() -> stores.suppressions().concerning(ANNA))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void shouldCostNothingAfterAFewFailures() throws IOException {
        try (Stores stores = Stores.open(
                StoreSettings.at("jdbc:postgresql://127.0.0.1:" + freePort() + "/mail", "james", ""),
                new HandClock(NOW))) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> stores.suppressions().concerning(ANNA))
                        .isInstanceOf(StoreUnavailableException.class);
            }

            assertThatThrownBy(() -> stores.suppressions().concerning(ANNA))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageEndingWith("did not answer; not asked again for some seconds")
                    .hasNoCause();
        }
    }

    @Test
    void shouldTryAgainAfterAPause() {
        AtomicLong nanos = new AtomicLong();
        Breaker breaker = new Breaker(nanos::get);
        breaker.failed();
        breaker.failed();
        assertThat(breaker.letsThrough()).isTrue();
        breaker.failed();
        assertThat(breaker.letsThrough()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isFalse();

        breaker.succeeded();
        assertThat(breaker.letsThrough()).isTrue();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
