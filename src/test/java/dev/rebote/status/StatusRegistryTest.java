package dev.rebote.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusRegistryTest {

    private static final StatusRegistry REGISTRY = StatusRegistry.shipped();

    @Test
    void shouldHoldEveryRecordOfTheRegistry() {
        assertThat(REGISTRY.records()).hasSize(81);
        assertThat(REGISTRY.records())
                .extracting(StatusRegistry.StatusRecord::code)
                .doesNotHaveDuplicates();
        assertThat(REGISTRY.records()).allSatisfy(found -> {
            assertThat(found.code()).matches("X\\.\\d+\\.\\d+");
            assertThat(found.text()).isNotBlank();
            assertThat(found.reference()).isNotBlank();
        });
    }

    @Test
    void shouldSayWhatACodeMeans() {
        assertThat(REGISTRY.meaning(EnhancedStatus.of(4, 2, 2)))
                .isEqualTo(new StatusRegistry.StatusRecord("X.2.2", "Mailbox full", "552", "RFC 3463"));
        assertThat(REGISTRY.classMeaning(EnhancedStatus.of(4, 2, 2))).isEqualTo("Persistent transient failure");
        assertThat(REGISTRY.subjectMeaning(EnhancedStatus.of(4, 2, 2))).isEqualTo("Mailbox");
    }

    @Test
    void shouldFallBackFromAnUnknownDetailToItsSubjectAndFromAnUnknownSubjectToTheRest() {
        assertThat(REGISTRY.meaning(EnhancedStatus.of(5, 7, 606)).code()).isEqualTo("X.7.0");
        assertThat(REGISTRY.meaning(EnhancedStatus.of(4, 16, 55)).code()).isEqualTo("X.0.0");
        assertThat(REGISTRY.exactly(EnhancedStatus.of(4, 16, 55))).isEmpty();
        assertThat(REGISTRY.subjectMeaning(EnhancedStatus.of(4, 16, 55))).isEqualTo("Other or undefined");
    }
}
