package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import javax.sql.DataSource;

/** What several have written, and commit together. Its users take turns. */
final class JoinedTransaction {

    private final Connection connection;
    private boolean ended = false;
    private Optional<Exception> failure = Optional.empty();

    private JoinedTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Begins one on a connection of this pool, which gets it back at the end. */
    static JoinedTransaction begin(DataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setAutoCommit(false);
            return new JoinedTransaction(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Does a work; if it fails, what it has done so far stays, and the others go on. */
    <T> T add(Writes.Work<T> work) throws SQLException {
        return work.with(connection);
    }

    /** Does a work; if it fails, it leaves nothing behind, and the others go on. */
    <T> T addWhole(Writes.Work<T> work) throws SQLException {
        Savepoint before = savepoint();
        try {
            return work.with(connection);
        } catch (SQLException | RuntimeException e) {
            takeBack(before);
            throw e;
        }
    }

    private Savepoint savepoint() throws SQLException {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            giveUp(e);
            throw e;
        }
    }

    private void takeBack(Savepoint before) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            giveUp(e); // nobody knows what would be committed
        }
    }

    /** Commits what all have written, unless another has; throws what it, or the other, failed with. */
    void commit() throws SQLException {
        if (!ended) {
            try {
                connection.commit();
                end();
            } catch (SQLException | RuntimeException e) {
                giveUp(e);
            }
        }
        if (failure.isPresent()) {
            throw new SQLException("what was written is lost", failure.get());
        }
    }

    private void giveUp(Exception e) {
        failure = Optional.of(e);
        end();
    }

    /** The pool rolls back what is not committed, and throws away what is broken. */
    private void end() {
        ended = true;
        try {
            connection.close();
        } catch (SQLException broken) {
            // It is given back all the same.
        }
    }
}
