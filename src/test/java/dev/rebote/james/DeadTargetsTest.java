package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import dev.rebote.suppress.RemovedMapping;
import dev.rebote.suppress.RemovedMappings;
import dev.rebote.suppress.StoreSettings;
import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.suppress.Stores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.MappingSource;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadTargetsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final MappingSource TEAM = MappingSource.parse("team@sender.test");
    private static final MappingSource ANA = MappingSource.parse("ana@sender.test");
    private static final Mapping GROUP = Mapping.group("bob@example.com");
    private static final Mapping FORWARD = Mapping.forward("bob@example.com");

    private final RemovedMappings removed =
            Stores.open(StoreSettings.inMemory(), Clock.systemUTC()).removedMappings();
    private final MemoryRecipientRewriteTable table = spy(new MemoryRecipientRewriteTable());
    private final DeadTargets targets = new DeadTargets(table, removed, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void setUp() throws Exception {
        table.addMapping(TEAM, GROUP);
        table.addMapping(TEAM, Mapping.group("eva@example.com"));
        table.addMapping(ANA, FORWARD);
    }

    @Test
    void shouldTakeADeadAddressOutOfForwardsAndGroupsAndRememberIt() throws Exception {
        assertThat(targets.remove("Bob@example.com", "rule gone")).isEqualTo(2);

        assertThat(table.getStoredMappings(TEAM).asStrings()).containsExactly("group:eva@example.com");
        assertThat(table.getStoredMappings(ANA).asStrings()).isEmpty();
        assertThat(removed.of("bob@example.com"))
                .containsExactlyInAnyOrder(
                        new RemovedMapping("bob@example.com", "team@sender.test", "group", NOW, "rule gone"),
                        new RemovedMapping("bob@example.com", "ana@sender.test", "forward", NOW, "rule gone"));
    }

    @Test
    void shouldGiveItBackOnce() throws Exception {
        targets.remove("bob@example.com", "rule gone");

        assertThat(targets.restore("Bob@example.com", "webadmin")).isEqualTo(2);
        assertThat(targets.restore("bob@example.com", "webadmin")).isZero();
        assertThat(table.getStoredMappings(TEAM)).contains(GROUP);
        assertThat(table.getStoredMappings(ANA)).containsExactly(FORWARD);
    }

    @Test
    void shouldTakeItAsGivenBackWhereSomebodySetItUpAgain() throws Exception {
        targets.remove("bob@example.com", "rule gone");
        table.addMapping(TEAM, GROUP);

        assertThat(targets.restore("bob@example.com", "webadmin")).isEqualTo(2);
        assertThat(removed.of("bob@example.com")).isEmpty();
        assertThat(table.getStoredMappings(TEAM).asStrings())
                .containsExactlyInAnyOrder("group:bob@example.com", "group:eva@example.com");
    }

    @Test
    void shouldSayThatTheTableIsAwayAndKeepInMindWhatIsLeft() throws Exception {
        targets.remove("bob@example.com", "rule gone");
        doThrow(new RecipientRewriteTableException("no connection")).when(table).addMapping(any(), any());

        assertThatThrownBy(() -> targets.restore("bob@example.com", "webadmin"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("James's table of forwards says: no connection");
        assertThat(removed.of("bob@example.com")).hasSize(2);
    }
}
