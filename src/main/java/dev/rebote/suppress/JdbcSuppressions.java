package dev.rebote.suppress;

import dev.rebote.suppress.Suppression.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The history and the suppressions in a database. */
final class JdbcSuppressions implements Suppressions {

    /** Of one recipient: its address's, its domain's and its pairs', each for every tenant. Addresses come first. */
    private static final int MOST_CONCERNING = 1_000;

    /** Of older days nobody asks, and their counters go. */
    private static final int TALLY_DAYS = 2;

    private static final String DISABLED = "disabled ";

    private final Database database;
    private final Clock clock;
    private final Retention retention;
    private final JdbcTallies tallies;
    private final JdbcHistory history;

    JdbcSuppressions(Database database, Clock clock, Retention retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
        this.tallies = new JdbcTallies(database);
        this.history = new JdbcHistory(database, tallies);
    }

    @Override
    public boolean remember(HistoryEntry entry) {
        LocalDate today = Period.day(clock.instant());
        return database.write(connection -> history.remember(entry, today, connection));
    }

    @Override
    public List<Suppression> concerning(String recipient) {
        String address = BoundedText.key(recipient, BoundedText.MAX_ADDRESS);
        Query query = new Query(database.sql("concerning"), address, BoundedText.domainOf(address), MOST_CONCERNING);
        return database.read(connection -> query.list(connection, Row::suppression));
    }

    @Override
    public void suppress(Suppression suppression) {
        suppressAll(List.of(suppression));
    }

    @Override
    public void suppressAll(List<Suppression> suppressions) {
        database.write(connection -> {
            for (Suppression suppression : suppressions) {
                suppress(suppression, connection);
            }
            return suppressions.size();
        });
    }

    private void suppress(Suppression suppression, Connection connection) throws SQLException {
        UUID id = NaturalId.of(suppression);
        boolean counts =
                suppression.isAutomatic() && find(id, false, connection).isEmpty();
        put(id, suppression, false, connection);
        new Query(database.sql("count-past"), id, suppression.times(), now()).change(connection);
        if (counts) {
            tallies.count(Period.day(suppression.since()), DISABLED + suppression.tenant(), connection);
        }
    }

    private void put(UUID id, Suppression suppression, boolean proposed, Connection connection) throws SQLException {
        Query query = new Query(
                database.sql("suppress"),
                id,
                proposed,
                suppression.tenant(),
                suppression.target().id(),
                suppression.key(),
                suppression.concerned(),
                suppression.domain(),
                suppression.reason(),
                Row.time(suppression.since()),
                suppression.until().map(Row::time),
                suppression.times(),
                suppression.proof());
        query.change(connection);
    }

    private Optional<Suppression> find(UUID id, boolean proposed, Connection connection) throws SQLException {
        return new Query(database.sql("find-suppression"), id, proposed).first(connection, Row::suppression);
    }

    private boolean delete(UUID id, boolean proposed, Connection connection) throws SQLException {
        return new Query(database.sql("delete-suppression"), id, proposed).change(connection) > 0;
    }

    @Override
    public boolean release(String tenant, Target target, String key) {
        return end(NaturalId.of(tenant, target, key), "release-past");
    }

    @Override
    public boolean withdraw(String tenant, Target target, String key) {
        return end(NaturalId.of(tenant, target, key), "withdraw-past");
    }

    private boolean end(UUID id, String change) {
        return database.write(connection -> {
            boolean was = delete(id, false, connection);
            if (was) {
                new Query(database.sql(change), now(), now(), id).change(connection);
            }
            return was;
        });
    }

    @Override
    public void propose(Suppression suppression) {
        UUID id = NaturalId.of(suppression);
        database.write(connection -> {
            if (find(id, false, connection).isEmpty()) {
                put(id, suppression, true, connection);
            }
            return suppression;
        });
    }

    @Override
    public boolean confirm(String tenant, Target target, String key) {
        UUID id = NaturalId.of(tenant, target, key);
        return database.write(connection -> {
            Optional<Suppression> proposal = find(id, true, connection);
            if (proposal.isPresent()) {
                suppress(proposal.get(), connection);
            }
            return proposal.isPresent();
        });
    }

    @Override
    public boolean discard(String tenant, Target target, String key) {
        UUID id = NaturalId.of(tenant, target, key);
        return database.write(connection -> delete(id, true, connection));
    }

    @Override
    public Past past(String tenant, Target target, String key) {
        Query query = new Query(database.sql("past"), NaturalId.of(tenant, target, key));
        return database.read(connection -> query.first(connection, Row::past)).orElse(Past.NONE);
    }

    @Override
    public Page<Suppression> page(SuppressionQuery query, PageRequest request) {
        return database.read(connection -> Pages.cut(
                Search.of(query, request).list(connection, Row::suppression).stream()
                        .map(found -> Map.entry(new Place(found.since(), NaturalId.of(found)), found))
                        .toList(),
                request));
    }

    @Override
    public Page<HistoryEntry> search(HistoryQuery query, PageRequest request) {
        return history.search(query, request);
    }

    @Override
    public int activeRecipients(String tenant, Instant now, int enough) {
        int stretch = Period.number(now);
        Query query = new Query(database.sql("active-recipients"), stretch, stretch - 1, tenant, enough);
        return database.read(query::number);
    }

    @Override
    public int disabledOn(LocalDate day, String tenant) {
        return database.read(connection -> tallies.get(day, DISABLED + tenant, connection));
    }

    @Override
    public Swept expire(Instant now, int most) {
        Instant forgotten = now.minus(retention.counters());
        LocalDate firstDay = Period.day(now).minusDays(TALLY_DAYS);
        return new Swept(
                swept("expire-suppressions", Row.time(now), most),
                swept("expire-history", Row.time(now.minus(retention.entries())), most),
                swept("expire-past", Row.time(forgotten), most)
                        + swept("expire-recipients", Period.number(forgotten), most)
                        + swept("expire-tallies", firstDay));
    }

    private int swept(String statement, Object... values) {
        return database.write(new Query(database.sql(statement), values)::change);
    }

    private OffsetDateTime now() {
        return Row.time(clock.instant());
    }

    @Override
    public void close() {
        database.close();
    }
}
