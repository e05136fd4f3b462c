package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Entries of a history, told in few words. */
final class Entries {

    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    static final String TENANT = "sender.example";

    static final String ANNA = "anna@example.com";

    static final String PROVIDER = "mail.test";

    private Entries() {}

    /** A refusal of the recipient in our own session, with the usual status and words of the reason. */
    static HistoryEntry refused(Reason reason, String recipient, Instant at) {
        return new HistoryEntry(
                reason.id() + " " + recipient + " " + at.toEpochMilli(),
                TENANT,
                recipient,
                Event.FAILED,
                Optional.of(reason),
                reason.canonicalStatus(),
                Trust.PROVED,
                EvidenceSource.SESSION,
                Stage.RCPT_TO,
                PROVIDER,
                "words about " + reason.id(),
                at);
    }

    /** The same, given up after the body was sent: no proof by itself. */
    static HistoryEntry refusedLater(Reason reason, String recipient, Instant at) {
        return told(refused(reason, recipient, at), EvidenceSource.SESSION, Stage.END_OF_DATA);
    }

    static HistoryEntry delivered(String recipient, Instant at) {
        return new HistoryEntry(
                "delivered " + recipient + " " + at.toEpochMilli(),
                TENANT,
                recipient,
                Event.DELIVERED,
                Optional.empty(),
                EnhancedStatus.of(2, 0, 0),
                Trust.PROVED,
                EvidenceSource.SESSION,
                Stage.END_OF_DATA,
                PROVIDER,
                "",
                at);
    }

    static HistoryEntry with(HistoryEntry entry, Event event) {
        return new HistoryEntry(
                event.id() + entry.token(),
                entry.tenant(),
                entry.recipient(),
                event,
                entry.reason(),
                entry.status(),
                entry.trust(),
                entry.source(),
                entry.stage(),
                entry.provider(),
                entry.words(),
                entry.at());
    }

    static HistoryEntry with(HistoryEntry entry, Trust trust) {
        return new HistoryEntry(
                entry.token(),
                entry.tenant(),
                entry.recipient(),
                entry.event(),
                entry.reason(),
                entry.status(),
                trust,
                trust == Trust.PROVED ? entry.source() : EvidenceSource.REPORT,
                entry.stage(),
                entry.provider(),
                entry.words(),
                entry.at());
    }

    static HistoryEntry with(HistoryEntry entry, EnhancedStatus status) {
        return new HistoryEntry(
                entry.token(),
                entry.tenant(),
                entry.recipient(),
                entry.event(),
                entry.reason(),
                status,
                entry.trust(),
                entry.source(),
                entry.stage(),
                entry.provider(),
                entry.words(),
                entry.at());
    }

    static HistoryEntry told(HistoryEntry entry, EvidenceSource source, Stage stage) {
        return new HistoryEntry(
                entry.token(),
                entry.tenant(),
                entry.recipient(),
                entry.event(),
                entry.reason(),
                entry.status(),
                entry.trust(),
                source,
                stage,
                entry.provider(),
                entry.words(),
                entry.at());
    }

    static HistoryEntry ofTenant(HistoryEntry entry, String tenant) {
        return new HistoryEntry(
                tenant + " " + entry.token(),
                tenant,
                entry.recipient(),
                entry.event(),
                entry.reason(),
                entry.status(),
                entry.trust(),
                entry.source(),
                entry.stage(),
                entry.provider(),
                entry.words(),
                entry.at());
    }

    static Instant ago(Duration duration) {
        return NOW.minus(duration);
    }

    static Instant daysAgo(int days) {
        return ago(Duration.ofDays(days));
    }

    static Suppression disabled(String recipient, Reason reason, Instant since, Duration time) {
        return new Suppression(
                TENANT,
                Suppression.Target.ADDRESS,
                recipient,
                reason.id(),
                since,
                Optional.of(since.plus(time)),
                1,
                "proof of " + recipient);
    }

    static Suppression byHand(Suppression.Target target, String key) {
        return new Suppression(TENANT, target, key, Suppression.BY_HAND, NOW, Optional.empty(), 1, "postmaster");
    }
}
