package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every memory of return paths does, whatever it is kept in. */
interface KeptPathsContract {

    Instant SENT = Instant.parse("2026-03-02T10:15:30.123Z");
    Instant END = SENT.plus(Duration.ofDays(31));

    /** Gives an empty memory. */
    KeptPaths keptPaths();

    @Test
    default void shouldFindWhomAPathIsAboutUntilItsEnd() {
        KeptPath path = path("Ana@Example.org", END);
        keptPaths().keep("a", path);

        assertThat(keptPaths().find("a", END.minusMillis(1))).contains(path);
        assertThat(keptPaths().find("a", END)).isEmpty();
        assertThat(keptPaths().find("b", SENT)).isEmpty();
    }

    @Test
    default void shouldKeepAPathUntilTheLaterEnd() {
        keptPaths().keep("a", path("ana@example.org", SENT));
        keptPaths().keep("a", path("ana@example.org", END));
        keptPaths().keep("a", path("ana@example.org", SENT));

        assertThat(keptPaths().find("a", SENT)).contains(path("ana@example.org", END));
    }

    @Test
    default void shouldThrowAwayPathsThatHaveEnded() {
        keptPaths().keep("a", path("ana@example.org", SENT));
        keptPaths().keep("b", path("eva@example.org", END));

        assertThat(keptPaths().expire(SENT, 10)).isEqualTo(1);
        assertThat(keptPaths().expire(SENT, 10)).isZero();
        assertThat(keptPaths().find("a", Instant.EPOCH)).isEmpty();
        assertThat(keptPaths().find("b", SENT)).contains(path("eva@example.org", END));
    }

    private static KeptPath path(String recipient, Instant until) {
        return new KeptPath("luis@example.com", recipient, until);
    }
}
