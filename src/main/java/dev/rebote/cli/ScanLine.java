package dev.rebote.cli;

import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.OriginalMessage;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportedRecipient;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.mail.Fields;
import dev.rebote.status.EnhancedStatus;
import dev.rebote.status.ReplyCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A line that {@code scan --format jsonl} wrote, read back: what the mail reported, to be judged again.
 *
 * @param file   the name of the mail that it is about
 * @param report what that mail reported
 */
record ScanLine(String file, Report report) {

    /** Reads a line; empty when it is none of ours. */
    static Optional<ScanLine> parse(String line) {
        return JsonReader.object(line).flatMap(ScanLine::of);
    }

    private static Optional<ScanLine> of(Map<String, Object> row) {
        if (!(row.get("results") instanceof List<?> results)) {
            return Optional.empty();
        }
        return text(row, "event")
                .flatMap(Event::parse)
                .map(event -> new ScanLine(text(row, "file").orElse(""), report(row, event, recipients(results))));
    }

    private static Report report(Map<String, Object> row, Event event, List<ReportedRecipient> recipients) {
        OriginalMessage original = new OriginalMessage(
                text(row, "messageId"),
                text(row, "envelopeId"),
                text(row, "subject"),
                text(row, "sender"),
                text(row, "listId"),
                text(row, "feedbackId"),
                Fields.NONE);
        return new Report(
                event,
                text(row, "format").orElse(Report.NO_FORMAT),
                text(row, "why").orElse(""),
                recipients,
                original,
                text(row, "reportingHost"),
                text(row, "feedbackType"),
                text(row, "cuts").stream().toList());
    }

    private static List<ReportedRecipient> recipients(List<?> results) {
        List<ReportedRecipient> recipients = new ArrayList<>();
        for (Object result : results) {
            if (result instanceof Map<?, ?> row && recipients.size() < Report.MAX_RECIPIENTS) {
                recipients.add(recipient(row));
            }
        }
        return recipients;
    }

    private static ReportedRecipient recipient(Map<?, ?> row) {
        return new ReportedRecipient(
                evidence(row),
                text(row, "finalRecipient"),
                text(row, "originalRecipient"),
                text(row, "action").orElse(""),
                told(row, "lastAttempt", ScanLine::instant),
                told(row, "willRetryUntil", ScanLine::instant));
    }

    private static Evidence evidence(Map<?, ?> row) {
        Evidence.Builder evidence = Evidence.of(
                        told(row, "event", Event::parse).orElse(Event.FAILED), EvidenceSource.REPORT)
                .reply(text(row, "diagnostic").orElse(""));
        text(row, "recipient").ifPresent(evidence::recipient);
        text(row, "remoteHost").ifPresent(evidence::remoteHost);
        told(row, "toldStatus", EnhancedStatus::parse).ifPresent(evidence::toldStatus);
        told(row, "replyCode", ReplyCode::parse).ifPresent(evidence::replyCode);
        told(row, "stage", ScanLine::stage).ifPresent(evidence::stage);
        told(row, "lastAttempt", ScanLine::instant).ifPresent(evidence::at);
        return evidence.build();
    }

    private static Optional<Stage> stage(String id) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.id().equals(id))
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> told(Map<?, ?> row, String name, Function<String, Optional<T>> parser) {
        return text(row, name).flatMap(parser);
    }

    private static Optional<String> text(Map<?, ?> row, String name) {
        return row.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
