package dev.rebote.trust;

import static dev.rebote.trust.Paths.TODAY;
import static dev.rebote.trust.Paths.keys;
import static dev.rebote.trust.Paths.octets;
import static dev.rebote.trust.Paths.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signs return paths and looks at them again, as they were, changed, late, and under other keys. */
class SignedPathTest {

    private static final Envelope ALICE_TO_BOB = new Envelope("alice@example.com", "bob@example.org");

    private final PathTokens tokens = new MemoryPathTokens(on(TODAY));
    private final PathSigner signer = signer(keys("aa"), TODAY);

    private PathSigner signer(SigningKeys keys, LocalDate day) {
        return new PathSigner(() -> keys, tokens, on(day));
    }

    private PathChecker checker(SigningKeys keys, LocalDate day) {
        return new PathChecker(() -> keys, tokens, Validity.USUAL, on(day));
    }

    private PathCheck check(String address) {
        return checker(keys("aa"), TODAY).check(address);
    }

    @Test
    void shouldSayWhomItIsAboutInTheAddressItself() {
        String path = signer.sign(ALICE_TO_BOB);

        assertThat(path).matches("rb1=aa[a-z2-7]{19}=alice=bob=example\\.org@example\\.com");
        assertThat(check(path)).isEqualTo(new PathCheck.Valid(ALICE_TO_BOB, TODAY));
    }

    @Test
    void shouldNeedNoMemoryForWhatStandsInTheAddress() {
        PathChecker forgetful =
                new PathChecker(() -> keys("aa"), new MemoryPathTokens(on(TODAY)), Validity.USUAL, on(TODAY));

        assertThat(forgetful.check(signer.sign(ALICE_TO_BOB))).isEqualTo(new PathCheck.Valid(ALICE_TO_BOB, TODAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"quoted local\"@example.com",
                "o'brien@example.com",
                "a-local-part-of-sixty-four-octets-which-is-all-that-rfc5321-gives@example.com",
                "user@[192.0.2.1]",
                "jürgen@example.com"
            })
    void shouldKeepAnEnvelopeThatDoesNotFitInMemory(String address) {
        Envelope from = new Envelope(address, "bob@example.org");
        Envelope to = new Envelope("alice@example.com", address);

        assertThat(check(signer.sign(from))).isEqualTo(new PathCheck.Valid(from, TODAY));
        assertThat(check(signer.sign(to))).isEqualTo(new PathCheck.Valid(to, TODAY));
        assertThat(signer.sign(to)).matches("rb1=aa[a-z2-7]{19}=[a-z2-7]{16}@example\\.com");
    }

    @Test
    void shouldCallAPathForeignWhenItsEnvelopeIsForgotten() {
        String path = signer.sign(new Envelope("alice@example.com", "\"bob\"@example.org"));
        PathChecker elsewhere =
                new PathChecker(() -> keys("aa"), new MemoryPathTokens(on(TODAY)), Validity.USUAL, on(TODAY));

        assertThat(elsewhere.check(path)).isEqualTo(new PathCheck.Foreign());
    }

    @RepeatedTest(300)
    void shouldGiveBackAnyEnvelope(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Envelope envelope = new Envelope(RandomAddress.of(random), RandomAddress.of(random));

        String path = signer.sign(envelope);

        assertThat(octets(path)).isLessThanOrEqualTo(64);
        assertThat(check(path)).isInstanceOfSatisfying(PathCheck.Valid.class, valid -> {
            assertThat(valid.envelope().sender()).isEqualToIgnoringCase(envelope.sender());
            assertThat(valid.envelope().recipient()).isEqualToIgnoringCase(envelope.recipient());
            assertThat(valid.day()).isEqualTo(TODAY);
        });
        assertThat(check(path.toUpperCase(Locale.ROOT))).isEqualTo(check(path));
    }

    @Test
    void shouldGiveBackASenderWhoHasAPathOfItsOwn() {
        Envelope list = new Envelope("owner+a=b@example.com", "bob@example.org");

        assertThat(check(signer.sign(list))).isEqualTo(new PathCheck.Valid(list, TODAY));
    }

    @Test
    void shouldSignForASenderElsewhereInOurDomain() {
        Envelope forwarded = new Envelope("zoe@elsewhere.test", "bob@example.org");

        String path = signer.sign(forwarded, "example.com");

        assertThat(path).endsWith("@example.com");
        assertThat(check(path)).isEqualTo(new PathCheck.Valid(forwarded, TODAY));
    }

    @Test
    void shouldGiveTheSamePathAllDayAndAnotherOnTheNext() {
        SigningKeys keys = keys("aa");

        assertThat(signer(keys, TODAY).sign(ALICE_TO_BOB)).isEqualTo(signer.sign(ALICE_TO_BOB));
        assertThat(signer(keys, TODAY.plusDays(1)).sign(ALICE_TO_BOB)).isNotEqualTo(signer.sign(ALICE_TO_BOB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.org", "\"bob\"@example.org"})
    void shouldNeverTakeAPathWithAnotherLetterForValid(String recipient) {
        String path = signer.sign(new Envelope("alice@example.com", recipient));

        List<String> taken = new ArrayList<>();
        for (int at = 0; at < path.length(); at++) {
            for (char other = ' '; other < 127; other++) {
                String changed = path.substring(0, at) + other + path.substring(at + 1);
                if (!changed.equalsIgnoreCase(path) && check(changed).state() == PathState.VALID) {
                    taken.add(changed);
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void shouldNeverTakeAPathWithALetterMoreOrLessForValid() {
        String path = signer.sign(ALICE_TO_BOB);

        for (int at = 0; at <= path.length(); at++) {
            String more = path.substring(0, at) + "a" + path.substring(at);
            String less = path.substring(0, at) + path.substring(Math.min(at + 1, path.length()));
            assertThat(check(more)).as(more).isNotInstanceOf(PathCheck.Valid.class);
            if (!less.equals(path)) {
                assertThat(check(less)).as(less).isNotInstanceOf(PathCheck.Valid.class);
            }
        }
    }

    @Test
    void shouldSayForgedWhereAKeyOfOursHasNotSigned() {
        String path = signer.sign(ALICE_TO_BOB);

        assertThat(check(path.replace("=bob=", "=eve="))).isEqualTo(new PathCheck.Forged());
        assertThat(check(path.replace("@example.com", "@example.net"))).isEqualTo(new PathCheck.Forged());
        assertThat(check("rb1=@example.com")).isEqualTo(new PathCheck.Forged());
    }

    /** The sign of the Kelvin is a k in lower case, and the long s an s in upper case. */
    @Test
    void shouldNotTakeOtherLettersForOurs() {
        Envelope envelope = new Envelope("kiss@example.com", "kiss@example.org");
        String path = signer.sign(envelope);

        assertThat(check(path.replace("kiss=", "\u212Aiss="))).isEqualTo(new PathCheck.Forged());
        assertThat(check(path.replace("kiss=", "ki\u017F\u017F="))).isEqualTo(new PathCheck.Forged());
    }

    @Test
    void shouldSayForeignWhereTheKeyIsNotOurs() {
        String theirs = signer(keys("zz"), TODAY).sign(ALICE_TO_BOB);

        assertThat(check(theirs)).isEqualTo(new PathCheck.Foreign());
    }

    @Test
    void shouldNotTakeThePathOfAnotherKeyWithOurName() {
        SigningKeys ours = SigningKeys.of(List.of(SigningKey.random(new SecureRandom(), TODAY)));
        String id = ours.toString().substring(1, 3);

        String theirs = signer(keys(id), TODAY).sign(ALICE_TO_BOB);

        assertThat(checker(ours, TODAY).check(theirs)).isEqualTo(new PathCheck.Forged());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice@example.com", "prvs=12345678ab@example.com", "", "@", "rb1", "rb1=", "rb2=x@example.com"})
    void shouldLeaveOrdinaryAddressesAlone(String address) {
        assertThat(check(address)).isEqualTo(new PathCheck.Unsigned());
    }

    @ParameterizedTest
    @CsvSource({"-1, VALID", "0, VALID", "1, VALID", "7, VALID", "8, VALID", "9, EXPIRED", "400, EXPIRED", "-2, EXPIRED"
    })
    void shouldBeGoodForAWeekAndADayOfGrace(int daysAgo, PathState expected) {
        LocalDate day = TODAY.minusDays(daysAgo);

        PathCheck found = check(signer(keys("aa"), day).sign(ALICE_TO_BOB));

        assertThat(found.state()).isEqualTo(expected);
        if (found instanceof PathCheck.Valid valid) {
            assertThat(valid.day()).isEqualTo(day);
        }
    }

    @Test
    void shouldSignWithTheNewestKeyAndAcceptBoth() {
        SigningKey old = Paths.key("aa", TODAY.minusDays(400));
        SigningKey now = Paths.key("bb", TODAY);
        SigningKey next = Paths.key("cc", TODAY.plusDays(1));
        SigningKeys all = SigningKeys.of(List.of(now, old, next));

        String path = signer(all, TODAY).sign(ALICE_TO_BOB);

        assertThat(path).startsWith("rb1=bb");
        assertThat(signer(all, TODAY.plusDays(1)).sign(ALICE_TO_BOB)).startsWith("rb1=cc");
        assertThat(checker(all, TODAY).check(path).state()).isEqualTo(PathState.VALID);
        assertThat(checker(all, TODAY).check(signer.sign(ALICE_TO_BOB)).state()).isEqualTo(PathState.VALID);
        assertThat(checker(keys("aa"), TODAY).check(path)).isEqualTo(new PathCheck.Foreign());
    }

    @RepeatedTest(10)
    void shouldLookAtAnyMixture(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String text = "rb1=" + RandomAddress.garbage(random);
            if (check(text).state() == PathState.VALID) {
                taken.add(text);
            }
        }
        assertThat(taken).isEmpty();
    }
}
