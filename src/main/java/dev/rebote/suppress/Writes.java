package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How what is written gets into a database. Thread-safe. */
interface Writes extends AutoCloseable {

    /** Something that is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does the work and commits it; if it fails, nothing of it stays. */
    <T> T write(Work<T> work) throws SQLException, InterruptedException;

    /**
     * Does the work and commits it together with others, within half a second; a crash may take it back until then. If it fails,
     * a part of it may stay: it is for work that may be done again.
     */
    <T> T writeSoon(Work<T> work) throws SQLException, InterruptedException;

    /** Says whether no two works are under way at the same time, on this server or another. */
    boolean areOneByOne();

    @Override
    void close();

    /** Gives writes that each have their own commit, for a database that joins commits itself. */
    static Writes each(DataSource pool) {
        return new Writes() {
            @Override
            public <T> T write(Work<T> work) throws SQLException {
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    T result = work.with(connection);
                    connection.commit();
                    return result; // what was not committed is rolled back when the pool gets the connection back
                }
            }

            @Override
            public <T> T writeSoon(Work<T> work) throws SQLException {
                return write(work);
            }

            @Override
            public boolean areOneByOne() {
                return false;
            }

            @Override
            public void close() {
                // The pool is closed by its owner.
            }
        };
    }
}
