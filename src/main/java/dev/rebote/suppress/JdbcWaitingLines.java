package dev.rebote.suppress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waits for each reader, in a database. Whoever changes a line has locked its reader before. */
final class JdbcWaitingLines {

    private final Database database;

    JdbcWaitingLines(Database database) {
        this.database = database;
    }

    /** Keeps a failure, or only counts it where the line is full. */
    void putOff(WaitingNotice notice) {
        UUID reader = ReaderId.of(notice.reader());
        UUID id = ReaderId.of(notice.reader(), notice.token());
        database.write(connection -> {
            change(connection, "lock-reader", reader, Row.time(notice.waitingSince()));
            if (number(connection, "is-waiting", id) > 0) {
                return 0;
            }
            return number(connection, "waiting", reader) < WaitingDigest.MOST
                    ? insert(id, reader, notice, connection)
                    : change(connection, "count-more", reader);
        });
    }

    private int insert(UUID id, UUID reader, WaitingNotice notice, Connection connection) throws SQLException {
        change(
                connection,
                "put-off",
                id,
                reader,
                notice.token(),
                notice.reader(),
                notice.language(),
                notice.sender(),
                notice.recipient(),
                notice.event().id(),
                notice.reason().id(),
                notice.subject(),
                Row.time(notice.failedAt()),
                Row.time(notice.waitingSince()));
        return change(
                connection, "put-off-first", Row.time(notice.waitingSince()), reader, Row.time(notice.waitingSince()));
    }

    /** Takes digests one after the other, so that two servers who do so never wait long for each other. */
    List<WaitingDigest> take(Instant waitingSince, Instant at, int most) {
        Instant now = inMillis(at);
        Query due = new Query(
                database.sql("due-readers"), Row.time(now.minus(NoticeLedger.LEASE)), Row.time(waitingSince), most);
        List<WaitingDigest> digests = new ArrayList<>();
        for (UUID reader : database.read(connection -> due.list(connection, Row::id))) {
            database.write(connection -> take(reader, waitingSince, now, connection))
                    .ifPresent(digests::add);
        }
        return digests;
    }

    /** A digest is known by its time, so that must come back as it went in. */
    private static Instant inMillis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Takes one digest; none when another server was faster. */
    private Optional<WaitingDigest> take(UUID reader, Instant waitingSince, Instant now, Connection connection)
            throws SQLException {
        Object leaseEnded = Row.time(now.minus(NoticeLedger.LEASE));
        if (change(connection, "take-reader", Row.time(now), reader, leaseEnded, Row.time(waitingSince)) == 0) {
            return Optional.empty();
        }
        int leftOut = change(connection, "leave-out", reader, WaitingDigest.MOST);
        change(connection, "count-left-out", leftOut, reader);
        change(connection, "take-waiting", reader);
        int more = number(connection, "taken-more", reader);
        return digest(new Query(database.sql("taken-waiting"), reader).list(connection, Row::waiting), more, now);
    }

    /** There is no notice where somebody has emptied the table. */
    private static Optional<WaitingDigest> digest(List<WaitingNotice> notices, int more, Instant now) {
        return notices.stream().findFirst().map(first -> new WaitingDigest(first.reader(), notices, more, now));
    }

    void told(WaitingDigest digest) {
        UUID reader = ReaderId.of(digest.reader());
        database.write(connection -> change(connection, "told-reader", reader, Row.time(inMillis(digest.takenAt()))) > 0
                ? change(connection, "told-waiting", reader)
                : 0);
    }

    private int change(Connection connection, String statement, Object... values) throws SQLException {
        return new Query(database.sql(statement), values).change(connection);
    }

    private int number(Connection connection, String statement, Object... values) throws SQLException {
        return new Query(database.sql(statement), values).number(connection);
    }
}
