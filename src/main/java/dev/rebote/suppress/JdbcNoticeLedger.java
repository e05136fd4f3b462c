package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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
    public List<NoticeTurn> sort(String reader, List<Tellable> failures, NoticeLimits limits, Instant at) {
        return database.writeSoon(connection -> {
            if (!database.writesOneByOne()) {
                change(connection, "lock-reader", ReaderId.of(reader), Row.time(at));
            }
            return new JdbcNoticeClaims(database, connection, reader, limits, at).turns(failures);
        });
    }

    /** Asked in line with what is written, so that it knows of what is not committed yet. */
    @Override
    public boolean isTold(String token) {
        Query query = new Query(database.sql("is-told"), NaturalId.of(token));
        return database.writeSoon(query::number) > 0;
    }

    @Override
    public void told(Collection<String> tokens, Instant at) {
        database.writeSoon(connection -> {
            for (UUID id : tokens.stream().map(NaturalId::of).sorted().toList()) {
                change(connection, "told", id, id, Row.time(at));
            }
            return tokens.size();
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
