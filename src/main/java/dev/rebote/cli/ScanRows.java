package dev.rebote.cli;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.OriginalMessage;
import dev.rebote.evidence.Report;
import dev.rebote.evidence.ReportedRecipient;
import dev.rebote.evidence.Stage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes what was read, a mail or a recipient a row. */
final class ScanRows {

    private static final List<String> COLUMNS = List.of(
            "file",
            "event",
            "recipient",
            "reason",
            "status",
            "told_status",
            "reply_code",
            "remote_host",
            "format",
            "rule",
            "diagnostic");

    /** What is wider is cut in a table. */
    private static final int WIDE = 40;

    private final PrintWriter out;
    private final ScanFormat format;

    ScanRows(PrintWriter out, ScanFormat format) {
        this.out = out;
        this.format = format;
    }

    void start() {
        switch (format) {
            case CSV -> out.print(String.join(",", COLUMNS) + "\r\n");
            case TABLE -> row("EVENT", "RECIPIENT", "REASON", "STATUS", "FILE");
            case JSONL -> {}
        }
    }

    void write(ScannedReport scanned) {
        switch (format) {
            case JSONL -> out.println(json(scanned));
            case CSV -> cells(scanned, this::csv);
            case TABLE -> table(scanned);
        }
    }

    private void table(ScannedReport scanned) {
        if (scanned.verdicts().isEmpty()) {
            row(scanned.report().event().id(), "", "", "", scanned.file());
        }
        for (Verdict verdict : scanned.verdicts()) {
            row(
                    verdict.event().id(),
                    verdict.evidence().recipient().orElse(""),
                    verdict.reason().map(Reason::id).orElse(""),
                    verdict.status().toString(),
                    scanned.file());
        }
    }

    private void row(String event, String recipient, String reason, String status, String file) {
        String row =
                String.format(Locale.ROOT, "%-13s %-40s %-28s %-9s %s", event, cut(recipient), reason, status, file);
        out.println(SafeText.line(row));
    }

    private static String cut(String text) {
        return text.length() <= WIDE ? text : text.substring(0, WIDE - 1) + "…";
    }

    private void cells(ScannedReport scanned, Consumer<List<String>> row) {
        if (scanned.verdicts().isEmpty()) {
            row.accept(List.of(
                    scanned.file(),
                    scanned.report().event().id(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    scanned.report().format(),
                    "",
                    ""));
        }
        for (Verdict verdict : scanned.verdicts()) {
            Evidence evidence = verdict.evidence();
            row.accept(List.of(
                    scanned.file(),
                    verdict.event().id(),
                    evidence.recipient().orElse(""),
                    verdict.reason().map(Reason::id).orElse(""),
                    verdict.status().toString(),
                    evidence.toldStatus().map(Object::toString).orElse(""),
                    evidence.replyCode().map(Object::toString).orElse(""),
                    evidence.remoteHost().orElse(""),
                    scanned.report().format(),
                    verdict.rule(),
                    evidence.reply()));
        }
    }

    private void csv(List<String> cells) {
        out.print(cells.stream().map(ScanRows::quoted).collect(Collectors.joining(",")) + "\r\n");
    }

    /** What a spreadsheet would take for a formula gets a quote before it. */
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** Gives the row of one mail as JSON; its names and values are public API. What is not known is null. */
    static String json(ScannedReport scanned) {
        Report report = scanned.report();
        OriginalMessage original = report.original();
        StringBuilder json = new StringBuilder(512);
        JsonObject.in(json)
                .text("file", scanned.file())
                .text("event", report.event().id())
                .text("format", report.format())
                .text("why", report.why())
                .text("reportingHost", report.reportingHost())
                .text("feedbackType", report.feedbackType())
                .text("messageId", original.messageId())
                .text("envelopeId", original.envelopeId())
                .text("subject", original.subject())
                .text("sender", original.sender())
                .text("listId", original.listId())
                .text("feedbackId", original.feedbackId())
                .text("cuts", told(String.join("; ", report.cuts())))
                .json("results", results(scanned))
                .end();
        return json.toString();
    }

    private static StringBuilder results(ScannedReport scanned) {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < scanned.verdicts().size(); i++) {
            list.append(i == 0 ? "" : ",");
            result(JsonObject.in(list), scanned.recipient(i), scanned.verdicts().get(i));
        }
        return list.append(']');
    }

    private static void result(JsonObject json, ReportedRecipient recipient, Verdict verdict) {
        Evidence evidence = verdict.evidence();
        json.text("recipient", evidence.recipient())
                .text("finalRecipient", recipient.finalRecipient())
                .text("originalRecipient", recipient.originalRecipient())
                .text("event", verdict.event().id())
                .text("action", told(recipient.action()))
                .text("status", verdict.status().toString())
                .text("toldStatus", evidence.toldStatus().map(Object::toString))
                .text("replyCode", evidence.replyCode().map(Object::toString))
                .text("reason", verdict.reason().map(Reason::id))
                .text(
                        "persistence",
                        verdict.reason().map(reason -> verdict.persistence().id()))
                .text("rule", Optional.of(verdict.rule()).filter(rule -> !rule.equals("none")))
                .text("words", told(verdict.words()))
                .text(
                        "stage",
                        Optional.of(evidence.stage())
                                .filter(stage -> stage != Stage.UNKNOWN)
                                .map(Stage::id))
                .text("remoteHost", evidence.remoteHost())
                .text("lastAttempt", recipient.lastAttempt().map(Object::toString))
                .text("willRetryUntil", recipient.willRetryUntil().map(Object::toString))
                .text("diagnostic", told(evidence.reply()))
                .end();
    }

    private static Optional<String> told(String text) {
        return Optional.of(text).filter(told -> !told.isEmpty());
    }
}
