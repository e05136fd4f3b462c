package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads a row of our tables. */
final class Row {

    /** A status that a later version wrote and this one does not know. */
    private static final EnhancedStatus NO_STATUS = EnhancedStatus.of(5, 0, 0);

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    HistoryEntry entry() throws SQLException {
        return new HistoryEntry(
                row.getString("token"),
                row.getString("tenant"),
                row.getString("recipient"),
                Event.parse(row.getString("event")).orElse(Event.NOT_A_REPORT),
                Optional.ofNullable(row.getString("reason")).flatMap(Reason::parse),
                EnhancedStatus.parse(row.getString("status")).orElse(NO_STATUS),
                find(Trust.values(), Trust::id, "trust", Trust.NONE),
                find(EvidenceSource.values(), EvidenceSource::id, "source", EvidenceSource.REPORT),
                find(Stage.values(), Stage::id, "stage", Stage.UNKNOWN),
                row.getString("provider"),
                row.getString("words"),
                time("happened_at"));
    }

    Suppression suppression() throws SQLException {
        return new Suppression(
                row.getString("tenant"),
                find(Suppression.Target.values(), Suppression.Target::id, "target", Suppression.Target.ADDRESS),
                row.getString("target_key"),
                row.getString("reason"),
                time("begun_at"),
                timeIfAny("ends_at"),
                row.getInt("times"),
                row.getString("proof"));
    }

    Past past() throws SQLException {
        return new Past(row.getInt("times"), timeIfAny("released_at"));
    }

    /** Gives the first column as it is. */
    String text() throws SQLException {
        return row.getString(1);
    }

    UUID id() throws SQLException {
        return row.getObject("id", UUID.class);
    }

    WaitingNotice waiting() throws SQLException {
        return new WaitingNotice(
                row.getString("token"),
                row.getString("reader"),
                row.getString("language"),
                Optional.ofNullable(row.getString("sender")),
                row.getString("recipient"),
                Event.parse(row.getString("event")).filter(Event::isFailure).orElse(Event.FAILED),
                Reason.parse(row.getString("reason")).orElse(Reason.NO_DETAIL),
                row.getString("subject"),
                time("failed_at"),
                time("waiting_since"));
    }

    RemovedMapping removedMapping() throws SQLException {
        return new RemovedMapping(
                row.getString("target"),
                row.getString("source"),
                row.getString("kind"),
                time("removed_at"),
                row.getString("because"));
    }

    KeptPath path() throws SQLException {
        return new KeptPath(row.getString("sender"), row.getString("recipient"), time("ends_at"));
    }

    private <E> E find(E[] values, Function<E, String> id, String column, E otherwise) throws SQLException {
        String text = row.getString(column);
        return Arrays.stream(values)
                .filter(value -> id.apply(value).equals(text))
                .findFirst()
                .orElse(otherwise);
    }

    private Instant time(String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private Optional<Instant> timeIfAny(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** Gives a time as JDBC takes it. */
    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
