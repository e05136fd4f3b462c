package dev.rebote.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayWindowTest {

    private static final String PATH = "rb1=x@example.com";

    private final ReplayWindow window = new ReplayWindow();

    @Test
    void shouldCountAReportOnce() {
        assertThat(window.admits(PATH, "report", "mail-1", 20)).isTrue();
        assertThat(window.admits(PATH, "report", "mail-2", 20)).isFalse();
        assertThat(window.admits(PATH.toUpperCase(java.util.Locale.ROOT), "report", "mail-3", 20))
                .isFalse();
    }

    @Test
    void shouldCountAReportThatJamesProcessesAgain() {
        assertThat(window.admits(PATH, "report", "mail-1", 20)).isTrue();
        assertThat(window.admits(PATH, "report", "mail-1", 20)).isTrue();
    }

    @Test
    void shouldCountSoManyReportsOfOnePath() {
        for (int i = 0; i < 3; i++) {
            assertThat(window.admits(PATH, "report " + i, "mail-" + i, 3)).isTrue();
        }
        assertThat(window.admits(PATH, "report 3", "mail-3", 3)).isFalse();
        assertThat(window.admits("rb1=y@example.com", "report 3", "mail-3", 3)).isTrue();
    }

    @Test
    void shouldForgetThePathThatWasNotUsedLongest() {
        window.admits(PATH, "report", "mail-1", 20);
        window.admits("rb1=second@example.com", "report", "mail-2", 20);
        window.admits(PATH, "report", "mail-3", 20);
        for (int i = 0; i < ReplayWindow.MAX_PATHS - 1; i++) {
            window.admits("rb1=" + i + "@example.com", "report", "mail", 20);
        }

        assertThat(window.admits(PATH, "report", "mail-4", 20)).isFalse();
        assertThat(window.admits("rb1=second@example.com", "report", "mail-5", 20))
                .isTrue();
    }
}
