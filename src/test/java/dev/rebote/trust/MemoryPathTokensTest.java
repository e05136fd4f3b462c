package dev.rebote.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryPathTokensTest {

    private static final Envelope ENVELOPE = new Envelope("alice@example.com", "bob@example.org");
    private static final Instant NOW = Paths.on(Paths.TODAY).instant();

    private final MemoryPathTokens tokens = new MemoryPathTokens(Paths.on(Paths.TODAY));

    @Test
    void shouldKeepAnEnvelopeUntilItsTime() {
        tokens.keep("good", ENVELOPE, NOW.plusSeconds(1));
        tokens.keep("old", ENVELOPE, NOW);

        assertThat(tokens.find("good")).contains(ENVELOPE);
        assertThat(tokens.find("old")).isEmpty();
        assertThat(tokens.find("other")).isEmpty();
    }

    @Test
    void shouldHoldABoundedNumber() {
        for (int i = 0; i <= MemoryPathTokens.MAX_TOKENS; i++) {
            tokens.keep("token " + i, ENVELOPE, NOW.plusSeconds(1));
        }

        assertThat(tokens.find("token 0")).isEmpty();
        assertThat(tokens.find("token 1")).contains(ENVELOPE);
        assertThat(tokens.find("token " + MemoryPathTokens.MAX_TOKENS)).contains(ENVELOPE);
    }
}
