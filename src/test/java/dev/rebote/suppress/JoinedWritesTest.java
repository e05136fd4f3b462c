package dev.rebote.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes of several threads with one commit, on a real H2. */
class JoinedWritesTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final JdbcDataSource database = new JdbcDataSource();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private JoinedWrites writes = new JoinedWrites(database, LONG);

    @BeforeEach
    void makeTheTable() throws Exception {
        database.setURL("jdbc:h2:mem:joined;DB_CLOSE_DELAY=-1");
        change("CREATE TABLE line (id INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void throwItAway() throws Exception {
        writes.close();
        threads.shutdownNow();
        change("SHUTDOWN");
    }

    @Test
    void shouldWriteWhatManyThreadsWrite() throws Exception {
        List<Callable<Integer>> works = IntStream.range(0, 500)
                .mapToObj(i -> (Callable<Integer>) () -> writes.write(insert(i)))
                .toList();

        for (Future<Integer> one : threads.invokeAll(works)) {
            assertThat(one.get()).isEqualTo(1);
        }
        assertThat(lines()).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void shouldCommitOnceForAllWhoWaitMeanwhile() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Integer> first = begin(mayEnd);
        List<Future<Connection>> others = IntStream.range(0, 20)
                .mapToObj(i -> threads.submit(() -> writes.write(connection -> connection)))
                .toList();
        Thread.sleep(200); // they wait for the first
        mayEnd.countDown();

        first.get();
        List<Connection> connections = new ArrayList<>();
        for (Future<Connection> one : others) {
            connections.add(one.get());
        }
        assertThat(connections.stream().distinct()).as("each has one commit").hasSize(1);
    }

    @Test
    void shouldLeaveNothingOfAWorkThatFailsAndKeepTheOthers() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Integer> first = begin(mayEnd);
        Future<Integer> good = threads.submit(() -> writes.write(insert(1)));
        Future<Integer> bad = threads.submit(() -> writes.write(connection -> {
            insert(2).with(connection);
            return insert(2).with(connection);
        }));
        Future<Integer> wrong = threads.submit(() -> writes.write(connection -> {
            insert(3).with(connection);
            throw new IllegalStateException("no such reader");
        }));
        Thread.sleep(200); // they wait for the first
        mayEnd.countDown();

        first.get();
        assertThat(good.get()).isEqualTo(1);
        assertThatThrownBy(bad::get).hasCauseInstanceOf(SQLException.class).hasMessageContaining("PRIMARY KEY");
        assertThatThrownBy(wrong::get).hasRootCauseMessage("no such reader");
        assertThat(lines()).containsExactly(1);
    }

    @Test
    void shouldNotDoWhatNobodyWaitsForAnyMore() throws Exception {
        writes = new JoinedWrites(database, Duration.ofMillis(300));
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Integer> slow = threads.submit(() -> writes.write(connection -> await(mayEnd)));
        Thread.sleep(100);

        assertThatThrownBy(() -> writes.write(insert(1)))
                .isInstanceOf(SQLTimeoutException.class)
                .hasMessage("others wrote for 300 ms");
        mayEnd.countDown();
        assertThat(slow.get()).isZero();
        assertThat(writes.write(insert(2))).isEqualTo(1);
        assertThat(lines()).containsExactly(2);
    }

    @Test
    void shouldCommitSoonWhatNeedNotLastYet() throws Exception {
        assertThat(writes.writeSoon(insert(1))).isEqualTo(1);
        assertThat(writes.writeSoon(insert(2))).isEqualTo(1);

        assertThat(lines()).as("not yet").isEmpty();
        int known = writes.writeSoon(connection -> connection.createStatement().executeUpdate("DELETE FROM line"));
        assertThat(known).as("known to who writes after it").isEqualTo(2);
        writes.writeSoon(insert(3));
        Awaitility.await().untilAsserted(() -> assertThat(lines()).containsExactly(3));
    }

    @Test
    void shouldKeepTheOthersWhenWhatNeedNotLastFails() throws Exception {
        writes.writeSoon(insert(1));
        assertThatThrownBy(() -> writes.writeSoon(insert(1)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("PRIMARY KEY");
        writes.write(insert(2));

        assertThat(lines()).containsExactly(1, 2);
    }

    @Test
    void shouldTellAllWhoWaitThatTheirCommitFailed() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Integer> first = threads.submit(() -> writes.write(connection -> {
            await(mayEnd);
            connection.close(); // as when the database goes away
            return 1;
        }));
        Thread.sleep(100);
        Future<Integer> second = threads.submit(() -> writes.write(insert(2)));
        Thread.sleep(100); // it waits for its turn
        mayEnd.countDown();

        assertThatThrownBy(first::get).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(second::get).hasRootCauseInstanceOf(SQLException.class);
        assertThat(writes.write(insert(3))).isEqualTo(1);
        assertThat(lines()).containsExactly(3);
    }

    @Test
    void shouldCommitWhatNeedNotLastTogetherWithWhatMust() throws Exception {
        writes.writeSoon(insert(1));
        writes.write(insert(2));

        assertThat(lines()).containsExactly(1, 2);
    }

    @Test
    void shouldCommitWhatIsDoneWhenItCloses() throws Exception {
        writes.writeSoon(insert(1));
        writes.close();

        assertThat(lines()).containsExactly(1);
        assertThatThrownBy(() -> writes.write(insert(2)))
                .isInstanceOf(SQLException.class)
                .hasMessage("the store is closed");
    }

    @Test
    void shouldTellTheNextOneThatWhatWasWrittenIsLost() throws Exception {
        writes.writeSoon(connection -> {
            insert(1).with(connection);
            connection.close(); // as when the database goes away
            return 1;
        });

        Thread.sleep(500); // the commit that is due soon fails
        assertThatThrownBy(() -> writes.write(insert(2)))
                .isInstanceOf(SQLException.class)
                .hasMessage("what was written before is lost");
        assertThat(writes.write(insert(3))).isEqualTo(1);
        assertThat(lines()).containsExactly(3);
    }

    @Test
    void shouldFailWithoutADatabase() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");
        writes = new JoinedWrites(nowhere, LONG);

        assertThatThrownBy(() -> writes.write(insert(1)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("nowhere");
    }

    /** Begins a work that goes on until it may end. */
    private Future<Integer> begin(CountDownLatch mayEnd) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Integer> work = threads.submit(() -> writes.write(connection -> {
            begun.countDown();
            return await(mayEnd);
        }));
        begun.await();
        return work;
    }

    private static Writes.Work<Integer> insert(int id) {
        return connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("INSERT INTO line VALUES (" + id + ")");
            }
        };
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> lines() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM line ORDER BY id")) {
            List<Integer> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getInt(1));
            }
            return lines;
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
