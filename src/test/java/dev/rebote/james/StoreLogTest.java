package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.rebote.suppress.StoreUnavailableException;
import dev.rebote.testing.ShiftedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

class StoreLogTest {

    private final List<String> lines = new ArrayList<>();
    private final ShiftedClock clock = new ShiftedClock();
    private final Logger logger = mock(Logger.class);
    private final StoreLog log = new StoreLog(logger, "mail flows without it", clock);

    @BeforeEach
    void readLines() {
        doAnswer(this::line).when(logger).warn(anyString(), any(Object[].class));
        doAnswer(this::line).when(logger).info(anyString(), any(Object.class));
    }

    private boolean line(InvocationOnMock call) {
        Object[] all = call.getArguments();
        Object[] said = Arrays.copyOfRange(all, 1, all.length);
        return lines.add(call.getMethod().getName() + " "
                + MessageFormatter.arrayFormat(call.getArgument(0), said).getMessage());
    }

    private void away(int times) {
        for (int i = 0; i < times; i++) {
            log.away(new StoreUnavailableException("no connection"));
        }
    }

    @Test
    void shouldTellTheFirstAtOnceAndTheOthersOnceAMinuteWithTheirNumber() {
        away(1000);
        clock.advance(Duration.ofSeconds(59));
        away(1000);
        clock.advance(Duration.ofSeconds(2));
        away(1000);

        assertThat(lines)
                .containsExactly(
                        "warn The store cannot be reached (1 times since the last line); mail flows without it: no connection",
                        "warn The store cannot be reached (2000 times since the last line); mail flows without it: no connection");
    }

    @Test
    void shouldTellOnceThatTheStoreAnswersAgain() {
        away(3);
        log.answers();
        log.answers();

        assertThat(lines.subList(1, lines.size()))
                .containsExactly("info The store answers again (2 times more it did not)");
    }

    @Test
    void shouldTellNothingWhileTheStoreAnswers() {
        log.answers();

        assertThat(lines).isEmpty();
    }

    @Test
    void shouldNotFillTheLogWhenTheStoreComesAndGoes() {
        for (int i = 0; i < 1000; i++) {
            away(1);
            log.answers();
        }

        assertThat(lines).hasSize(2);
    }
}
