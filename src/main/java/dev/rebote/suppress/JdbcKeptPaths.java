package dev.rebote.suppress;

import java.time.Instant;
import java.util.Optional;

/** Whom return paths are about, in a database. */
final class JdbcKeptPaths implements KeptPaths {

    private final Database database;

    JdbcKeptPaths(Database database) {
        this.database = database;
    }

    @Override
    public void keep(String token, KeptPath path) {
        Query query = new Query(
                database.sql("keep-path"),
                NaturalId.of(token),
                path.sender(),
                path.recipient(),
                Row.time(path.until()));
        database.write(query::change);
    }

    @Override
    public Optional<KeptPath> find(String token, Instant now) {
        Query query = new Query(database.sql("find-path"), NaturalId.of(token), Row.time(now));
        return database.read(connection -> query.first(connection, Row::path));
    }

    @Override
    public int expire(Instant now, int most) {
        return database.write(new Query(database.sql("expire-paths"), Row.time(now), most)::change);
    }
}
