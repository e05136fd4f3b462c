package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Writes that share a commit: one thread does the work of all who wait, and commits once. For a database in our own process, which
 * writes its pages at each commit, and whom nobody else writes to.
 */
final class JoinedWrites implements Writes {

    /** More would keep the first waiting for too long. */
    private static final int MOST = 64;

    private final DataSource pool;
    private final Duration patience;
    private final Queue<Joined<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer;

    /**
     * @param patience so long a work waits to be done and committed
     */
    JoinedWrites(DataSource pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
        this.writer = Executors.newSingleThreadExecutor(JoinedWrites::thread);
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
        Joined<T> mine = new Joined<>(work);
        waiting.add(mine);
        writer.execute(() -> writeTogether(next())); // in vain, when somebody else's turn has taken it along
        return mine.result(patience);
    }

    private List<Joined<?>> next() {
        List<Joined<?>> next = new ArrayList<>();
        for (Joined<?> one = waiting.poll(); one != null; one = next.size() < MOST ? waiting.poll() : null) {
            next.add(one);
        }
        return next;
    }

    private void writeTogether(List<Joined<?>> all) {
        if (all.isEmpty()) {
            return;
        }
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (Joined<?> one : all) {
                one.doWith(connection);
            }
            connection.commit();
            all.forEach(Joined::conclude);
        } catch (SQLException | RuntimeException e) {
            all.forEach(one -> one.fail(e));
        } finally {
            all.forEach(one -> one.fail(new SQLException("who wrote for all did not come to the end")));
        }
    }

    /** What waits is done before it ends. */
    @Override
    public void close() {
        writer.shutdown();
    }

    /** One work and what comes of it. */
    private static final class Joined<T> {

        private final Work<T> work;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private Runnable conclusion = () -> {};

        private Joined(Work<T> work) {
            this.work = work;
        }

        /** Does the work, unless nobody waits for it any more; if it fails, it leaves nothing behind, and the others go on. */
        private void doWith(Connection connection) throws SQLException {
            if (outcome.isDone()) {
                return;
            }
            Savepoint before = connection.setSavepoint();
            try {
                T result = work.with(connection);
                conclusion = () -> outcome.complete(result);
            } catch (SQLException | RuntimeException e) {
                connection.rollback(before);
                conclusion = () -> outcome.completeExceptionally(e);
            }
        }

        /** Tells what came of it, after the commit. */
        private void conclude() {
            conclusion.run();
        }

        /** Says that nothing came of it, unless it is concluded. */
        private void fail(Exception e) {
            outcome.completeExceptionally(e);
        }

        private T result(Duration patience) throws SQLException, InterruptedException {
            try {
                return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                outcome.cancel(false);
                throw new SQLTimeoutException("nothing was written in " + patience.toMillis() + " ms", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
            }
        }
    }
}
