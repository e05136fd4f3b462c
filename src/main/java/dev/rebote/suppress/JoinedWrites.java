package dev.rebote.suppress;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Writes that share a commit: each is done when its turn comes, on the one connection, and then waits for its turn to commit; who is
 * first commits for all whose works are done. For a database in our own process, which writes its pages at each commit, and whom
 * nobody else writes to.
 */
final class JoinedWrites implements Writes {

    /** So long what need not last yet waits for others to share their commit. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final DataSource pool;
    private final Duration patience;
    private final ScheduledThreadPoolExecutor commits = new ScheduledThreadPoolExecutor(1, JoinedWrites::thread);

    /** Fair: who has waited has done its work when another is back to commit. */
    private final ReentrantLock turn = new ReentrantLock(true);

    // Only who has the turn looks at these.
    private Optional<JoinedTransaction> open = Optional.empty();
    private Optional<Exception> lost = Optional.empty();
    private boolean closed = false;

    /**
     * @param patience so long a work waits for its turn, and as long for that to commit
     */
    JoinedWrites(DataSource pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "rebote-store-commits");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean areOneByOne() {
        return true;
    }

    @Override
    public <T> T write(Work<T> work) throws SQLException, InterruptedException {
        JoinedTransaction transaction;
        T result;
        awaitTurn();
        try {
            transaction = transaction();
            result = transaction.addWhole(work);
        } finally {
            turn.unlock();
        }
        awaitTurnBehindOthers();
        try {
            transaction.commit();
        } finally {
            turn.unlock();
        }
        return result;
    }

    @Override
    public <T> T writeSoon(Work<T> work) throws SQLException, InterruptedException {
        awaitTurn();
        try {
            return transaction().add(work);
        } finally {
            turn.unlock();
        }
    }

    /** Whoever comes while nobody has the turn takes it, though others wait: to wake them costs more than most works. */
    private void awaitTurn() throws SQLException, InterruptedException {
        if (!turn.tryLock()) {
            awaitTurnBehindOthers();
        }
    }

    private void awaitTurnBehindOthers() throws SQLException, InterruptedException {
        if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SQLTimeoutException("others wrote for " + patience.toMillis() + " ms");
        }
    }

    /** Gives what the next commit is of. */
    private JoinedTransaction transaction() throws SQLException {
        if (closed) {
            throw new SQLException("the store is closed");
        }
        if (lost.isPresent()) {
            Exception cause = lost.get();
            lost = Optional.empty();
            throw new SQLException("what was written before is lost", cause);
        }
        if (open.isEmpty() || open.get().isEnded()) {
            JoinedTransaction begun = JoinedTransaction.begin(pool);
            Future<?> unused = commits.schedule(() -> commitAtLast(begun), SOON.toMillis(), TimeUnit.MILLISECONDS);
            open = Optional.of(begun);
        }
        return open.get();
    }

    /** Commits what nobody has waited for. Who wrote it has gone on, so that the next one is told if it fails. */
    private void commitAtLast(JoinedTransaction transaction) {
        turn.lock();
        try {
            if (!transaction.isEnded()) {
                transaction.commit();
            }
        } catch (SQLException e) {
            lost = Optional.of(e);
        } finally {
            turn.unlock();
        }
    }

    /** What is done is committed before it ends. Once more changes nothing. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            open.ifPresent(this::commitAtLast);
        } finally {
            turn.unlock();
        }
        commits.shutdownNow();
    }
}
