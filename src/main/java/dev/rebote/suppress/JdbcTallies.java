package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** Counters of a day in a database. */
final class JdbcTallies {

    private final Database database;

    JdbcTallies(Database database) {
        this.database = database;
    }

    int get(LocalDate day, String name, Connection connection) throws SQLException {
        return new Query(database.sql("tally"), day, name).number(connection);
    }

    void count(LocalDate day, String name, Connection connection) throws SQLException {
        new Query(database.sql("count-tally"), day, name).change(connection);
    }
}
