package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger of notices does, whatever it is kept in. */
interface NoticeLedgerContract {

    Instant NOW = Instant.parse("2026-03-02T10:15:30Z");
    Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));
    String LUIS = "luis@example.com";
    String EVA = "eva@example.com";

    /** Gives an empty ledger. */
    NoticeLedger ledger();

    @Test
    default void shouldGiveATokenOnce() {
        NoticeLedger ledger = ledger();

        assertThat(ledger.claim("a", NOW, Instant.EPOCH)).isTrue();
        assertThat(ledger.claim("a", NOW.plusSeconds(1), Instant.EPOCH)).isFalse();
        assertThat(ledger.claim("b", NOW, Instant.EPOCH)).isTrue();
    }

    @Test
    default void shouldGiveATokenAgainWhenItsTimeIsOver() {
        NoticeLedger ledger = ledger();
        ledger.claim("a", NOW.minus(Duration.ofHours(24)), Instant.EPOCH);

        assertThat(ledger.claim("a", NOW, NOW.minus(Duration.ofHours(24)))).isFalse();
        assertThat(ledger.claim("a", NOW, NOW.minus(Duration.ofHours(24)).plusMillis(1)))
                .isTrue();
        assertThat(ledger.isClaimed("a", NOW)).isTrue();
    }

    @Test
    default void shouldSayWhetherATokenIsClaimed() {
        NoticeLedger ledger = ledger();
        ledger.claim("a", AN_HOUR_AGO, Instant.EPOCH);

        assertThat(ledger.isClaimed("a", Instant.EPOCH)).isTrue();
        assertThat(ledger.isClaimed("a", AN_HOUR_AGO)).isTrue();
        assertThat(ledger.isClaimed("a", NOW)).isFalse();
        assertThat(ledger.isClaimed("b", Instant.EPOCH)).isFalse();
    }

    @Test
    default void shouldAdmitAsManyAsAreAllowed() {
        NoticeLedger ledger = ledger();

        assertThat(ledger.admit("a", LUIS, NOW, AN_HOUR_AGO, 2)).isTrue();
        assertThat(ledger.admit("b", LUIS, NOW, AN_HOUR_AGO, 2)).isTrue();
        assertThat(ledger.admit("c", LUIS, NOW, AN_HOUR_AGO, 2)).isFalse();
        assertThat(ledger.admit("c", EVA, NOW, AN_HOUR_AGO, 2)).isTrue();
    }

    @Test
    default void shouldCountANoticeOnce() {
        NoticeLedger ledger = ledger();
        ledger.admit("a", LUIS, NOW, AN_HOUR_AGO, 2);
        ledger.admit("a", LUIS, NOW, AN_HOUR_AGO, 2);

        assertThat(ledger.admit("b", LUIS, NOW, AN_HOUR_AGO, 2)).isTrue();
        assertThat(ledger.admit("a", LUIS, NOW, AN_HOUR_AGO, 2)).isTrue();
    }

    @Test
    default void shouldAdmitAnotherWhenTheFirstIsLongAgo() {
        NoticeLedger ledger = ledger();
        ledger.admit("a", LUIS, AN_HOUR_AGO.minusMillis(1), Instant.EPOCH, 1);

        assertThat(ledger.admit("b", LUIS, NOW, AN_HOUR_AGO, 1)).isTrue();
    }

    @Test
    default void shouldAdmitNoMoreThanAreAllowedWhenManyAskAtOnce() throws Exception {
        NoticeLedger ledger = ledger();

        assertThat(together(100, i -> ledger.admit("a" + i, LUIS, NOW, AN_HOUR_AGO, 20)))
                .filteredOn(admitted -> admitted)
                .hasSize(20);
    }

    @Test
    default void shouldGiveATokenToOneWhenManyAskAtOnce() throws Exception {
        NoticeLedger ledger = ledger();
        for (int day = 0; day < 5; day++) {
            Instant today = NOW.plus(Duration.ofDays(day));

            assertThat(together(20, i -> ledger.claim("a", today, today)))
                    .as("day %d", day)
                    .filteredOn(claimed -> claimed)
                    .hasSize(1);
        }
    }

    @Test
    default void shouldLoseNothingWhenManyPutOffAndTakeAtOnce() throws Exception {
        NoticeLedger ledger = ledger();
        List<List<String>> told = together(40, i -> {
            ledger.putOff(waiting("a" + i / 2, i % 4 < 2 ? LUIS : EVA, NOW));
            return toldNow(ledger, NOW.plusSeconds(i));
        });

        List<String> all = new ArrayList<>(told.stream().flatMap(List::stream).toList());
        all.addAll(toldNow(ledger, NOW.plusSeconds(100)));
        assertThat(Set.copyOf(all))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "a" + i).toList());
    }

    /** Takes what waits, and gives what has been told of. */
    private static List<String> toldNow(NoticeLedger ledger, Instant now) {
        List<WaitingDigest> digests = ledger.take(NOW, now, 10);
        digests.forEach(ledger::told);
        return digests.stream()
                .flatMap(digest -> digest.notices().stream())
                .map(WaitingNotice::token)
                .toList();
    }

    /** Does a task so often in eight threads. */
    private static <T> List<T> together(int times, IntFunction<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<T>> tasks = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<T>) () -> task.apply(i))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(tasks)) {
                done.add(one.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void shouldGiveADigestOfWhatHasWaitedLongEnough() {
        NoticeLedger ledger = ledger();
        WaitingNotice first = waiting("a", LUIS, AN_HOUR_AGO);
        WaitingNotice second = waiting("b", LUIS, NOW);
        ledger.putOff(first);
        ledger.putOff(second);
        ledger.putOff(waiting("c", EVA, NOW));

        assertThat(ledger.take(AN_HOUR_AGO.minusMillis(1), NOW, 10)).isEmpty();
        assertThat(ledger.take(AN_HOUR_AGO, NOW, 10))
                .containsExactly(new WaitingDigest(LUIS, List.of(first, second), 0, NOW));
    }

    @Test
    default void shouldKeepAFailureOnce() {
        NoticeLedger ledger = ledger();
        ledger.putOff(waiting("a", LUIS, NOW));
        ledger.putOff(waiting("a", LUIS, NOW));

        assertThat(ledger.take(NOW, NOW, 10))
                .containsExactly(new WaitingDigest(LUIS, List.of(waiting("a", LUIS, NOW)), 0, NOW));
        ledger.putOff(waiting("a", LUIS, NOW));
        Instant later = NOW.plus(NoticeLedger.LEASE);
        assertThat(ledger.take(later, later, 10))
                .containsExactly(new WaitingDigest(LUIS, List.of(waiting("a", LUIS, NOW)), 0, later));
    }

    @Test
    default void shouldGiveADigestToOneOnly() {
        NoticeLedger ledger = ledger();
        ledger.putOff(waiting("a", LUIS, NOW));

        assertThat(ledger.take(NOW, NOW, 10)).hasSize(1);
        assertThat(ledger.take(NOW, NOW.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    default void shouldForgetWhatHasBeenTold() {
        NoticeLedger ledger = ledger();
        ledger.putOff(waiting("a", LUIS, NOW));
        ledger.told(ledger.take(NOW, NOW, 10).get(0));

        Instant later = NOW.plus(NoticeLedger.LEASE);
        assertThat(ledger.take(later, later, 10)).isEmpty();
    }

    @Test
    default void shouldKeepWhatIsPutOffWhileADigestIsOnItsWay() {
        NoticeLedger ledger = ledger();
        ledger.putOff(waiting("a", LUIS, NOW));
        WaitingDigest digest = ledger.take(NOW, NOW, 10).get(0);
        ledger.putOff(waiting("b", LUIS, NOW));
        ledger.told(digest);

        assertThat(ledger.take(NOW, NOW.plusSeconds(1), 10))
                .containsExactly(new WaitingDigest(LUIS, List.of(waiting("b", LUIS, NOW)), 0, NOW.plusSeconds(1)));
    }

    @Test
    default void shouldGiveADigestAgainThatNobodyHasTold() {
        NoticeLedger ledger = ledger();
        ledger.putOff(waiting("a", LUIS, NOW));
        WaitingDigest lost = ledger.take(NOW, NOW, 10).get(0);
        ledger.putOff(waiting("b", LUIS, NOW));

        Instant later = NOW.plus(NoticeLedger.LEASE);
        WaitingDigest again =
                new WaitingDigest(LUIS, List.of(waiting("a", LUIS, NOW), waiting("b", LUIS, NOW)), 0, later);
        assertThat(ledger.take(later, later, 10)).containsExactly(again);
        ledger.told(lost);
        assertThat(ledger.take(later.plus(NoticeLedger.LEASE), later.plus(NoticeLedger.LEASE), 10))
                .as("who is late has no say any more")
                .hasSize(1);
    }

    @Test
    default void shouldOnlyCountWhatNobodyWouldRead() {
        NoticeLedger ledger = ledger();
        int all = WaitingDigest.MOST + 5;
        for (int i = 0; i < all; i++) {
            ledger.putOff(waiting("a" + i, LUIS, NOW));
        }

        WaitingDigest digest = ledger.take(NOW, NOW, 10).get(0);
        assertThat(digest.notices()).hasSize(WaitingDigest.MOST);
        assertThat(digest.more()).isEqualTo(5);
        ledger.told(digest);
        Instant later = NOW.plus(NoticeLedger.LEASE);
        assertThat(ledger.take(later, later, 10)).isEmpty();
    }

    @Test
    default void shouldGiveNoMoreDigestsThanAreWanted() {
        NoticeLedger ledger = ledger();
        ledger.putOff(waiting("a", LUIS, NOW));
        ledger.putOff(waiting("b", EVA, NOW));

        List<String> readers = new ArrayList<>();
        ledger.take(NOW, NOW, 1).forEach(digest -> readers.add(digest.reader()));
        ledger.take(NOW, NOW, 1).forEach(digest -> readers.add(digest.reader()));
        assertThat(readers).containsExactlyInAnyOrder(LUIS, EVA);
    }

    @Test
    default void shouldThrowAwayOldClaimsAndKeepWhatWaits() {
        NoticeLedger ledger = ledger();
        ledger.claim("a", AN_HOUR_AGO, Instant.EPOCH);
        ledger.claim("b", NOW, Instant.EPOCH);
        ledger.admit("c", LUIS, AN_HOUR_AGO, Instant.EPOCH, 1);
        ledger.putOff(waiting("d", LUIS, AN_HOUR_AGO));

        assertThat(ledger.expire(NOW, 1)).isEqualTo(1);
        assertThat(ledger.expire(NOW, 10)).isEqualTo(1);
        assertThat(ledger.expire(NOW, 10)).isZero();
        assertThat(ledger.isClaimed("a", Instant.EPOCH)).isFalse();
        assertThat(ledger.isClaimed("b", Instant.EPOCH)).isTrue();
        assertThat(ledger.admit("e", LUIS, NOW, Instant.EPOCH, 1)).isTrue();
        assertThat(ledger.take(AN_HOUR_AGO, NOW, 10)).hasSize(1);
    }

    /** Makes a failure that waits since then. */
    static WaitingNotice waiting(String token, String reader, Instant since) {
        return new WaitingNotice(
                token,
                reader,
                "en",
                Optional.empty(),
                "ana@example.org",
                Event.FAILED,
                Reason.RECIPIENT_FULL,
                "Cuentas",
                since,
                since);
    }
}
