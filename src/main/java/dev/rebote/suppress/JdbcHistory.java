package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Trust;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The table of the history, and what is counted beside it. */
final class JdbcHistory {

    private static final String UNPROVED = "unproved ";

    private final Database database;
    private final JdbcTallies tallies;

    JdbcHistory(Database database, JdbcTallies tallies) {
        this.database = database;
        this.tallies = tallies;
    }

    boolean remember(HistoryEntry entry, LocalDate today, Connection connection) throws SQLException {
        return entry.trust() == Trust.NONE
                ? hasRoom(entry, today, connection)
                        && insert(entry, connection)
                        && countUnproved(entry, today, connection)
                : insert(entry, connection) && know(entry, connection);
    }

    private boolean insert(HistoryEntry entry, Connection connection) throws SQLException {
        Query query = new Query(
                database.sql("remember"),
                NaturalId.of(entry),
                entry.token(),
                entry.tenant(),
                entry.recipient(),
                entry.domain(),
                entry.event().id(),
                entry.reason().map(Reason::id),
                entry.status().toString(),
                entry.trust().id(),
                entry.isTrusted(),
                entry.source().id(),
                entry.stage().id(),
                entry.provider(),
                entry.words(),
                Row.time(entry.at()));
        return query.change(connection) > 0;
    }

    private boolean know(HistoryEntry entry, Connection connection) throws SQLException {
        UUID id = NaturalId.of(entry.tenant(), entry.recipient());
        new Query(database.sql("know-recipient"), id, entry.tenant(), Period.number(entry.at())).change(connection);
        return true;
    }

    private boolean hasRoom(HistoryEntry entry, LocalDate today, Connection connection) throws SQLException {
        for (Map.Entry<String, Integer> limit : limits(entry).entrySet()) {
            if (tallies.get(today, limit.getKey(), connection) >= limit.getValue()) {
                return false;
            }
        }
        return true;
    }

    private boolean countUnproved(HistoryEntry entry, LocalDate today, Connection connection) throws SQLException {
        for (String name : limits(entry).keySet()) {
            tallies.count(today, name, connection);
        }
        return true;
    }

    /** The recipient goes in as a hash: a counter needs no address. Always in one order, so that two writers do not block. */
    private static Map<String, Integer> limits(HistoryEntry entry) {
        return new TreeMap<>(Map.of(
                UNPROVED + Suppression.EVERYBODY, UnprovedLimit.FOR_ALL,
                UNPROVED + entry.tenant(), UnprovedLimit.PER_TENANT,
                UNPROVED + NaturalId.of(entry.tenant(), entry.recipient()), UnprovedLimit.PER_RECIPIENT));
    }

    Page<HistoryEntry> search(HistoryQuery query, PageRequest request) {
        return database.read(connection -> Pages.cut(
                Search.of(query, request).list(connection, Row::entry).stream()
                        .map(entry -> Map.entry(new Place(entry.at(), NaturalId.of(entry)), entry))
                        .toList(),
                request));
    }
}
