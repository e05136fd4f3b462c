package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Writes that share a commit: one thread does the work of all who wait, and commits once. For a database in our own process, which
 * writes its pages at each commit, and whom nobody else writes to.
 */
final class JoinedWrites implements Writes {

    /** More would keep the first waiting for too long. */
    private static final int MOST = 64;

    /** So long what need not last yet waits for others to share their commit. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final DataSource pool;
    private final Duration patience;
    private final Queue<JoinedWork<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor writer;

    // Only the writer's thread looks at these.
    private final List<JoinedWork<?>> uncommitted = new ArrayList<>();
    private Optional<Connection> open = Optional.empty();
    private Optional<Exception> lost = Optional.empty();

    /**
     * @param patience so long a work waits to be done and committed
     */
    JoinedWrites(DataSource pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
        this.writer = new ScheduledThreadPoolExecutor(1, JoinedWrites::thread);
        this.writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "rebote-store-writer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean areOneByOne() {
        return true;
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException, InterruptedException {
        return write(new JoinedWork<>(work, true));
    }

    @Override
    public <T> T writeSoon(Work<T> work) throws SQLException, InterruptedException {
        return write(new JoinedWork<>(work, false));
    }

    private <T> T write(JoinedWork<T> mine) throws SQLException, InterruptedException {
        waiting.add(mine);
        try {
            writer.execute(this::doWhatWaits); // in vain, when an earlier turn has taken it along
        } catch (RejectedExecutionException e) {
            throw new SQLException("the store is closed", e);
        }
        return mine.result(patience);
    }

    private void doWhatWaits() {
        List<JoinedWork<?>> all = next();
        try {
            for (JoinedWork<?> one : all) {
                one.doWith(connection());
                uncommitted.add(one);
            }
            if (uncommitted.size() >= MOST || uncommitted.stream().anyMatch(JoinedWork::isLasting)) {
                commit();
            }
        } catch (SQLException | RuntimeException e) {
            giveUp(e);
            all.forEach(one -> one.fail(e));
        } finally {
            all.forEach(one -> one.fail(new SQLException("who wrote for all did not come to the end")));
        }
    }

    private List<JoinedWork<?>> next() {
        List<JoinedWork<?>> next = new ArrayList<>();
        for (JoinedWork<?> one = waiting.poll(); one != null; one = next.size() < MOST ? waiting.poll() : null) {
            next.add(one);
        }
        return next;
    }

    /** Gives the connection that the next commit is on. */
    private Connection connection() throws SQLException {
        if (lost.isPresent()) {
            Exception cause = lost.get();
            lost = Optional.empty();
            throw new SQLException("what was written before is lost", cause);
        }
        if (open.isEmpty()) {
            Connection connection = pool.getConnection();
            open = Optional.of(connection);
            connection.setAutoCommit(false);
            Future<?> unused = writer.schedule(this::commit, SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
        return open.get();
    }

    private void commit() {
        if (open.isEmpty()) {
            return;
        }
        try (Connection connection = open.get()) {
            connection.commit();
            uncommitted.forEach(JoinedWork::conclude);
            uncommitted.clear();
            open = Optional.empty();
        } catch (SQLException | RuntimeException e) {
            if (uncommitted.stream().noneMatch(JoinedWork::isLasting)) {
                lost = Optional.of(e); // they have gone on already, so the next one is told
            }
            giveUp(e);
        }
    }

    /** Takes back what is not committed. */
    private void giveUp(Exception e) {
        uncommitted.forEach(one -> one.fail(e));
        uncommitted.clear();
        open.ifPresent(JoinedWrites::giveBack);
        open = Optional.empty();
    }

    /** The pool rolls back what is not committed. */
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // The pool throws it away.
        }
    }

    /** What waits is done and committed before it ends. Once more changes nothing. */
    @Override
    public void close() {
        if (writer.isShutdown()) {
            return;
        }
        writer.execute(this::commit);
        writer.shutdown();
        try {
            writer.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
