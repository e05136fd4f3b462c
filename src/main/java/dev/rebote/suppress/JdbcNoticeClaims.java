package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What a database knows of one reader, whose row is locked. */
final class JdbcNoticeClaims implements NoticeClaims<SQLException> {

    private final Database database;
    private final Connection connection;
    private final String reader;
    private final NoticeLimits limits;
    private final Instant at;

    JdbcNoticeClaims(Database database, Connection connection, String reader, NoticeLimits limits, Instant at) {
        this.database = database;
        this.connection = connection;
        this.reader = reader;
        this.limits = limits;
        this.at = at;
    }

    @Override
    public boolean isTold(String token) throws SQLException {
        return query("is-told", NaturalId.of(token)).number(connection) > 0;
    }

    @Override
    public boolean claim(String cause, String token) throws SQLException {
        return !limits.knowsCauses()
                || query(
                                        "claim",
                                        NaturalId.of(cause),
                                        NaturalId.of(token),
                                        Row.time(at),
                                        Row.time(limits.causesSince(at)))
                                .change(connection)
                        > 0;
    }

    @Override
    public boolean admit(String token) throws SQLException {
        if (!limits.knowsHours()) {
            return true;
        }
        UUID readerId = ReaderId.of(reader);
        UUID id = ReaderId.of(reader, token);
        OffsetDateTime since = Row.time(NoticeLimits.admissionsSince(at));
        return (query("admissions", readerId, since).number(connection) < limits.perHour()
                        || query("other-admissions", readerId, since, id).number(connection) < limits.perHour())
                && query("admit", id, readerId, Row.time(at)).change(connection) > 0;
    }

    private Query query(String statement, Object... values) {
        return new Query(database.sql(statement), values);
    }
}
