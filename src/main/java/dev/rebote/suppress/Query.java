package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement with its values. */
final class Query {

    private final String sql;
    private final List<Optional<?>> values = new ArrayList<>();

    Query(String sql, Object... values) {
        this.sql = sql;
        for (Object value : values) {
            this.values.add(value instanceof Optional<?> optional ? optional : Optional.of(value));
        }
    }

    /** Gives the question by which index the database answers this one. */
    Query explained() {
        return new Query("EXPLAIN " + sql, values.toArray());
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> list(Connection connection, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
                found.add(reader.read(row));
            }
            return found;
        }
    }

    <T> Optional<T> first(Connection connection, Reader<T> reader) throws SQLException {
        return list(connection, reader).stream().findFirst();
    }

    /** Gives the number in the first column of the first row, 0 where there is no row. */
    int number(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Changes rows, and gives how many. */
    int change(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i).orElse(null));
        }
        return statement;
    }
}
