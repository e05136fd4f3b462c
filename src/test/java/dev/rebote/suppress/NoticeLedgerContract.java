package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    Duration A_DAY = Duration.ofDays(1);
    Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));
    String LUIS = "luis@example.com";
    String EVA = "eva@example.com";

    /** Gives an empty ledger. */
    NoticeLedger ledger();

    @Test
    default void shouldTellEachFailureOnce() {
        NoticeLedger ledger = ledger();

        assertThat(sort(ledger, LUIS, NOW, "a", "b")).containsExactly(NoticeTurn.NOW, NoticeTurn.NOW);
        ledger.told(List.of("a", "c"), NOW);
        assertThat(ledger.isTold("a")).isTrue();
        assertThat(ledger.isTold("b")).isFalse();
        assertThat(sort(ledger, LUIS, NOW, "a", "b", "c"))
                .containsExactly(NoticeTurn.TOLD, NoticeTurn.NOW, NoticeTurn.TOLD);
    }

    @Test
    default void shouldTellOfACauseLaterWhenItIsNoNews() {
        NoticeLedger ledger = ledger();
        Instant inADay = NOW.plus(A_DAY);

        assertThat(turn(ledger, "a", "full", NOW)).isEqualTo(NoticeTurn.NOW);
        assertThat(turn(ledger, "b", "full", inADay)).isEqualTo(NoticeTurn.LATER);
        assertThat(turn(ledger, "c", "unknown", inADay)).isEqualTo(NoticeTurn.NOW);
        assertThat(turn(ledger, "d", "full", inADay.plusMillis(1))).isEqualTo(NoticeTurn.NOW);
        assertThat(turn(ledger, "e", "full", inADay.plusMillis(2))).isEqualTo(NoticeTurn.LATER);
    }

    @Test
    default void shouldSayTheSameAgainWhenTheNoticeWasCutOff() {
        NoticeLedger ledger = ledger();
        NoticeLimits one = new NoticeLimits(A_DAY, 1);
        List<Tellable> failure = List.of(new Tellable("a", Optional.of("full")));
        ledger.sort(LUIS, failure, one, NOW);

        assertThat(ledger.sort(LUIS, failure, one, NOW.plusSeconds(1))).containsExactly(NoticeTurn.NOW);
        ledger.told(List.of("a"), NOW.plusSeconds(1));
        assertThat(ledger.sort(LUIS, failure, one, NOW.plusSeconds(2))).containsExactly(NoticeTurn.TOLD);
    }

    @Test
    default void shouldTellOfTheSameCauseEachTimeWhereThatIsWanted() {
        NoticeLedger ledger = ledger();
        NoticeLimits none = new NoticeLimits(Duration.ZERO, 0);
        for (int i = 0; i < 30; i++) {
            List<Tellable> failure = List.of(new Tellable("a" + i, Optional.of("full")));

            assertThat(ledger.sort(LUIS, failure, none, NOW)).containsExactly(NoticeTurn.NOW);
        }
    }

    @Test
    default void shouldTellAsManyAnHourAsAreAllowed() {
        NoticeLedger ledger = ledger();

        assertThat(sort(ledger, LUIS, NOW, "a")).containsExactly(NoticeTurn.NOW);
        assertThat(sort(ledger, LUIS, NOW, "b", "c"))
                .as("one notice about two")
                .containsExactly(NoticeTurn.NOW, NoticeTurn.NOW);
        assertThat(sort(ledger, LUIS, NOW, "d", "e")).containsExactly(NoticeTurn.LATER, NoticeTurn.LATER);
        assertThat(sort(ledger, EVA, NOW, "d")).containsExactly(NoticeTurn.NOW);
    }

    @Test
    default void shouldCountANoticeOnce() {
        NoticeLedger ledger = ledger();
        sort(ledger, LUIS, NOW, "a");
        sort(ledger, LUIS, NOW, "a");

        assertThat(sort(ledger, LUIS, NOW, "b")).containsExactly(NoticeTurn.NOW);
        assertThat(sort(ledger, LUIS, NOW, "a")).containsExactly(NoticeTurn.NOW);
    }

    @Test
    default void shouldTellMoreWhenTheFirstIsAnHourAgo() {
        NoticeLedger ledger = ledger();
        sort(ledger, LUIS, AN_HOUR_AGO.minusMillis(1), "a");
        sort(ledger, LUIS, AN_HOUR_AGO, "b");

        assertThat(sort(ledger, LUIS, NOW, "c")).containsExactly(NoticeTurn.NOW);
        assertThat(sort(ledger, LUIS, NOW, "d")).containsExactly(NoticeTurn.LATER);
    }

    @Test
    default void shouldTellNoMoreThanAreAllowedWhenManyAskAtOnce() throws Exception {
        NoticeLedger ledger = ledger();
        NoticeLimits twenty = new NoticeLimits(A_DAY, 20);

        assertThat(together(100, i -> ledger.sort(LUIS, List.of(always("a" + i)), twenty, NOW)))
                .filteredOn(turns -> turns.equals(List.of(NoticeTurn.NOW)))
                .hasSize(20);
    }

    @Test
    default void shouldTellOfACauseOnceWhenManyAskAtOnce() throws Exception {
        NoticeLedger ledger = ledger();
        for (int day = 0; day < 5; day++) {
            Instant today = NOW.plus(A_DAY.multipliedBy(2L * day));
            String name = day + "-";

            assertThat(together(20, i -> turn(ledger, name + i, "full", today)))
                    .as("day %d", day)
                    .filteredOn(turn -> turn == NoticeTurn.NOW)
                    .hasSize(1);
        }
    }

    /** Sorts failures that are news, two notices an hour. */
    private static List<NoticeTurn> sort(NoticeLedger ledger, String reader, Instant at, String... tokens) {
        List<Tellable> failures =
                Arrays.stream(tokens).map(NoticeLedgerContract::always).toList();
        return ledger.sort(reader, failures, new NoticeLimits(A_DAY, 2), at);
    }

    /** Makes a failure that is news whenever it is told. */
    static Tellable always(String token) {
        return new Tellable(token, Optional.empty());
    }

    private static NoticeTurn turn(NoticeLedger ledger, String token, String cause, Instant at) {
        List<Tellable> failure = List.of(new Tellable(token, Optional.of(cause)));
        return ledger.sort(LUIS, failure, new NoticeLimits(A_DAY, 0), at).get(0);
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
    default void shouldForgetWhatIsOldAndKeepWhatWaits() {
        NoticeLedger ledger = ledger();
        ledger.told(List.of("a"), AN_HOUR_AGO);
        ledger.told(List.of("b"), NOW);
        sort(ledger, LUIS, AN_HOUR_AGO, "c");
        ledger.putOff(waiting("d", LUIS, AN_HOUR_AGO));

        assertThat(ledger.expire(NOW, 1)).isEqualTo(1);
        assertThat(ledger.expire(NOW, 10)).isEqualTo(1);
        assertThat(ledger.expire(NOW, 10)).isZero();
        assertThat(ledger.isTold("a")).isFalse();
        assertThat(ledger.isTold("b")).isTrue();
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
