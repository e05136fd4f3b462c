package dev.rebote.james;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebote.suppress.StoreSettings;
import dev.rebote.suppress.Stores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a James again and again while mails come and go, and looks whether everybody was delivered or told of in a notice in the
 * end, and whether the memory of bounces knows of every failure once. {@code -Dkill.rounds=50} kills it fifty times, {@code -Dkill.seed} at other moments.
 */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final long SEED = Long.getLong("kill.seed", 20260504L);

    /** How long the server lives under load before it is killed. */
    private static final int MIN_LIFE_MILLIS = 300;

    private static final int MAX_LIFE_MILLIS = 5000;

    /** ActiveMQ looks for mails that are due every ten seconds, and a mail may have to wait several times. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Of the accepted recipients, how many may be settled more than once for each kill: three or four are, and a busy hour is worse. */
    private static final int DUPLICATES_FOR_EACH_KILL = 20;

    @TempDir
    private Path home;

    @Test
    void shouldLoseNobodyWhenTheServerIsKilled() throws Exception {
        Random random = new Random(SEED);
        KillLoad load = new KillLoad();
        try (KillRemote remote = new KillRemote();
                KilledServer server = new KilledServer(home, remote.port())) {
            for (int round = 1; round <= ROUNDS; round++) {
                load.start(server.start(), random.nextLong());
                Thread.sleep(MIN_LIFE_MILLIS + random.nextInt(MAX_LIFE_MILLIS - MIN_LIFE_MILLIS));
                server.kill();
                load.stop();
            }
            server.start();

            List<String> lost = waitForAll(load, remote);
            Map<String, Integer> settled = remote.settled();
            long twice = load.accepted().stream()
                    .filter(recipient -> settled.getOrDefault(recipient, 0) > 1)
                    .count();
            System.out.printf(
                    "[INFO] killed %d times: %d recipients accepted, %d lost, %d settled more than once; by kind %s%n",
                    ROUNDS, load.accepted().size(), lost.size(), twice, byKind(load.accepted()));
            assertThat(lost)
                    .as("neither delivered nor told of; %s", server.lastLines())
                    .isEmpty();
            assertThat(load.accepted()).isNotEmpty();
            assertThat(twice).isLessThanOrEqualTo((long) ROUNDS * DUPLICATES_FOR_EACH_KILL);

            server.kill();
            List<Integer> remembered = remembered(load.accepted());
            long forgotten = remembered.stream().filter(times -> times == 0).count();
            long rememberedTwice =
                    remembered.stream().filter(times -> times > 1).count();
            System.out.printf(
                    "[INFO] of %d refused for good, %d are not in the history, %d more than once; the store did not answer %d times%n",
                    remembered.size(), forgotten, rememberedTwice, server.timesWithoutStore());
            assertThat(forgotten)
                    .as("told of and forgotten, though the store answered")
                    .isLessThanOrEqualTo(server.timesWithoutStore());
            assertThat(rememberedTwice).isLessThanOrEqualTo(twice);
        }
    }

    /** Gives how often the memory of the last server knows of each failure for good. */
    private List<Integer> remembered(List<String> accepted) {
        String url = "jdbc:h2:file:" + home.resolve(ServerToKill.STORE);
        try (Stores stores = Stores.open(StoreSettings.at(url, "rebote", ""), Clock.systemUTC())) {
            assertThat(stores.prepare(PATIENCE)).isTrue();
            return accepted.stream()
                    .filter(KillIT::isGone)
                    .map(recipient -> stores.suppressions()
                            .history(ServerToKill.SENDERS, recipient, Instant.EPOCH, 10)
                            .size())
                    .toList();
        }
    }

    private static boolean isGone(String recipient) {
        return recipient.startsWith("gone-");
    }

    /** Gives those who are not settled when patience ends. */
    private static List<String> waitForAll(KillLoad load, KillRemote remote) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> missing = missing(load, remote);
        while (!missing.isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(500);
            missing = missing(load, remote);
        }
        return missing;
    }

    private static List<String> missing(KillLoad load, KillRemote remote) {
        Map<String, Integer> settled = remote.settled();
        return load.accepted().stream()
                .filter(recipient -> !settled.containsKey(recipient))
                .toList();
    }

    private static Map<String, Long> byKind(List<String> recipients) {
        Map<String, Long> kinds = new TreeMap<>();
        recipients.forEach(recipient -> kinds.merge(recipient.replaceFirst("-.*@", "@"), 1L, Long::sum));
        return kinds;
    }
}
