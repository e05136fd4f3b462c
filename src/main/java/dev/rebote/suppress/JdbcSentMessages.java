package dev.rebote.suppress;

import java.time.Instant;
import java.util.UUID;

/** What was sent to whom, in a database: a hash and a time for each. */
final class JdbcSentMessages implements SentMessages {

    private final Database database;
    private final Retention retention;

    JdbcSentMessages(Database database, Retention retention) {
        this.database = database;
        this.retention = retention;
    }

    @Override
    public void sent(String messageId, String recipient, Instant at) {
        UUID id = SentId.of(messageId, recipient);
        database.write(new Query(database.sql("sent"), id, Row.time(at))::change);
    }

    @Override
    public boolean wasSent(String messageId, String recipient, Instant since) {
        UUID id = SentId.of(messageId, recipient);
        return database.read(new Query(database.sql("was-sent"), id, Row.time(since))::number) > 0;
    }

    @Override
    public int expire(Instant now, int most) {
        Query query = new Query(database.sql("expire-sent"), Row.time(now.minus(retention.sent())), most);
        return database.write(query::change);
    }
}
