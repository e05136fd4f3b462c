package dev.rebote.suppress;

import java.util.List;
import java.util.UUID;

/** What was taken out of forwards and groups, in a database. */
final class JdbcRemovedMappings implements RemovedMappings {

    private final Database database;

    JdbcRemovedMappings(Database database) {
        this.database = database;
    }

    @Override
    public void keep(RemovedMapping removed) {
        Query query = new Query(
                database.sql("keep-mapping"),
                id(removed),
                removed.target(),
                removed.source(),
                removed.kind(),
                Row.time(removed.at()),
                removed.because());
        database.write(query::change);
    }

    @Override
    public List<RemovedMapping> of(String target) {
        String key = BoundedText.key(target, BoundedText.MAX_ADDRESS);
        Query query = new Query(database.sql("removed-mappings"), key, MOST);
        return database.read(connection -> query.list(connection, Row::removedMapping));
    }

    @Override
    public void forget(RemovedMapping removed) {
        database.write(new Query(database.sql("forget-mapping"), id(removed))::change);
    }

    private static UUID id(RemovedMapping removed) {
        return NaturalId.of(removed.target(), removed.source(), removed.kind());
    }
}
