package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A ledger in a database, which several servers may write at once. */
final class JdbcNoticeLedger implements NoticeLedger {

    private final Database database;
    private final JdbcWaitingLines lines;

    JdbcNoticeLedger(Database database) {
        this.database = database;
        this.lines = new JdbcWaitingLines(database);
    }

    @Override
    public boolean isClaimed(String token, Instant since) {
        Query query = new Query(database.sql("is-claimed"), NaturalId.of(token), Row.time(since));
        return database.read(query::number) > 0;
    }

    @Override
    public boolean claim(String token, Instant at, Instant since) {
        Query query = new Query(database.sql("claim"), NaturalId.of(token), Row.time(at), Row.time(since));
        return database.write(query::change) > 0;
    }

    @Override
    public boolean admit(String token, String reader, Instant at, Instant since, int most) {
        UUID readerId = ReaderId.of(reader);
        UUID id = ReaderId.of(reader, token);
        return database.write(connection -> {
            change(connection, "lock-reader", readerId, Row.time(at));
            change(connection, "forget-admissions", readerId, Row.time(since));
            if (change(connection, "admit-again", Row.time(at), id) > 0) {
                return true;
            }
            int others = new Query(database.sql("admissions"), readerId).number(connection);
            return others < most && change(connection, "admit", id, readerId, Row.time(at)) > 0;
        });
    }

    private int change(Connection connection, String statement, Object... values) throws SQLException {
        return new Query(database.sql(statement), values).change(connection);
    }

    @Override
    public void putOff(WaitingNotice notice) {
        lines.putOff(notice);
    }

    @Override
    public List<WaitingDigest> take(Instant waitingSince, Instant at, int most) {
        return lines.take(waitingSince, at, most);
    }

    @Override
    public void told(WaitingDigest digest) {
        lines.told(digest);
    }

    @Override
    public int expire(Instant before, int most) {
        return database.write(connection -> {
            int claims = change(connection, "expire-claims", Row.time(before), most);
            int admissions = change(connection, "expire-admissions", Row.time(before), most - claims);
            change(connection, "expire-readers", Row.time(before), Row.time(before), most);
            return claims + admissions;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
