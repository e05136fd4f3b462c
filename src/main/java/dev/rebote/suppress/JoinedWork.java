package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One work that shares a commit with others, and what comes of it. */
final class JoinedWork<T> {

    private final Writes.Work<T> work;
    private final boolean lasting;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private Runnable conclusion = () -> {};

    /**
     * @param lasting whether who waits for it waits for the commit too
     */
    JoinedWork(Writes.Work<T> work, boolean lasting) {
        this.work = work;
        this.lasting = lasting;
    }

    boolean isLasting() {
        return lasting;
    }

    /** Does the work, unless nobody waits for it any more; if it fails, it leaves nothing behind, and the others go on. */
    void doWith(Connection connection) throws SQLException {
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
        if (!lasting) {
            conclude();
        }
    }

    /** Tells what came of it. */
    void conclude() {
        conclusion.run();
    }

    /** Says that nothing came of it, unless it is concluded. */
    void fail(Exception e) {
        outcome.completeExceptionally(e);
    }

    /** Waits for what comes of it, but no longer than this. */
    T result(Duration patience) throws SQLException, InterruptedException {
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
