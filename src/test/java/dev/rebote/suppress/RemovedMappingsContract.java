package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of removed mappings does, whatever it is kept in. */
interface RemovedMappingsContract {

    Instant REMOVED = Instant.parse("2026-03-02T10:15:30.123Z");
    String DEAD = "ana@example.org";

    /** Gives an empty memory. */
    RemovedMappings removedMappings();

    @Test
    default void shouldGiveWhatLedToAnAddressInItsOrder() {
        RemovedMapping forward = removed("luis@example.com", "forward", 0);
        RemovedMapping group = removed("luis@example.com", "group", 1);
        RemovedMapping other = removed("eva@example.com", "forward", 2);
        List.of(forward, group, other).forEach(removedMappings()::keep);

        assertThat(removedMappings().of("Ana@Example.org")).containsExactly(forward, group, other);
        assertThat(removedMappings().of("bob@example.org")).isEmpty();
    }

    @Test
    default void shouldKeepTheFirstOfTheSame() {
        removedMappings().keep(removed("luis@example.com", "forward", 0));
        removedMappings().keep(removed("Luis@example.com", "forward", 5));

        assertThat(removedMappings().of(DEAD)).containsExactly(removed("luis@example.com", "forward", 0));
    }

    @Test
    default void shouldForgetOnlyWhatWasGivenBack() {
        removedMappings().keep(removed("luis@example.com", "forward", 0));
        removedMappings().keep(removed("luis@example.com", "group", 1));
        removedMappings().forget(removed("luis@example.com", "forward", 0));
        removedMappings().forget(removed("eva@example.com", "forward", 0));

        assertThat(removedMappings().of(DEAD)).containsExactly(removed("luis@example.com", "group", 1));
    }

    @Test
    default void shouldGiveNoMoreThanAnybodyHas() {
        IntStream.rangeClosed(0, RemovedMappings.MOST)
                .forEach(i -> removedMappings().keep(removed("user" + i + "@example.com", "forward", i)));

        assertThat(removedMappings().of(DEAD))
                .hasSize(RemovedMappings.MOST)
                .first()
                .isEqualTo(removed("user0@example.com", "forward", 0));
    }

    @Test
    default void shouldTakeTextsThatNoDatabaseTakes() {
        RemovedMapping strange =
                new RemovedMapping(DEAD, "a\0b\uD800@example.com", "forward", REMOVED, "rule '\n" + "x".repeat(1000));
        removedMappings().keep(strange);

        assertThat(removedMappings().of(DEAD)).containsExactly(strange);
    }

    private static RemovedMapping removed(String source, String kind, int second) {
        return new RemovedMapping(DEAD, source, kind, REMOVED.plusSeconds(second), "rule dead, recipient.unknown");
    }
}
