package dev.rebote.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Looks at addresses that a stranger made; {@code JAZZER_FUZZ=1 mvn test -Dtest=SignedPathFuzzTest} looks for others. */
class SignedPathFuzzTest {

    private final PathChecker checker = new PathChecker(
            () -> Paths.keys("aa"), new MemoryPathTokens(Paths.on(Paths.TODAY)), Validity.USUAL, Paths.on(Paths.TODAY));

    @FuzzTest(maxDuration = "5m")
    void shouldLookAtAnyAddress(byte[] address) {
        String text = new String(address, StandardCharsets.UTF_8);

        assertThat(checker.check(text).state()).isNotEqualTo(PathState.VALID);
        assertThat(checker.check("rb1=aa" + text + "@example.com").state()).isNotEqualTo(PathState.VALID);
    }
}
