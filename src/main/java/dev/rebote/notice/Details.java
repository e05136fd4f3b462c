package dev.rebote.notice;

import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Stage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an administrator needs at the end of the text: codes, and the remote's own words, which are never translated. */
final class Details {

    /** A person reads no more lines; the report for machines has them all. */
    private static final int MAX_LINES = 15;

    /** Nor longer ones. */
    private static final int MAX_LINE = 500;

    /** With more recipients, the rest stand in the report for machines. */
    private static final int MAX_RECIPIENTS = 20;

    private static final int MAX_VALUE = 300;

    private final Notice notice;
    private final LanguageTexts texts;
    private final Disclosure disclosure;
    private final Function<Instant, String> time;

    Details(Notice notice, LanguageTexts texts, Disclosure disclosure, Function<Instant, String> time) {
        this.notice = notice;
        this.texts = texts;
        this.disclosure = disclosure;
        this.time = time;
    }

    void addTo(StringBuilder text) {
        text.append('\n').append("-".repeat(Wrapped.WIDTH)).append('\n');
        text.append(texts.label(FrameText.DETAILS).toUpperCase(texts.locale())).append('\n');
        List<FailedRecipient> recipients = notice.recipients();
        for (FailedRecipient recipient : recipients.subList(0, Math.min(MAX_RECIPIENTS, recipients.size()))) {
            text.append('\n');
            addTable(text, rows(recipient));
            addWords(text, recipient);
        }
        if (recipients.size() > MAX_RECIPIENTS) {
            text.append('\n').append(texts.label(FrameText.CUT)).append('\n');
        }
        text.append('\n');
        Map<FrameText, String> rows = new LinkedHashMap<>();
        put(rows, FrameText.LOG_ID, Optional.of(notice.logId()));
        put(rows, FrameText.REPORTED_BY, Optional.of(disclosure.reporter().host()));
        addTable(text, rows);
    }

    private Map<FrameText, String> rows(FailedRecipient recipient) {
        Verdict verdict = recipient.verdict();
        Map<FrameText, String> rows = new LinkedHashMap<>();
        put(rows, FrameText.RECIPIENT, Optional.of(disclosure.address(recipient)));
        put(rows, FrameText.ORIGINAL_RECIPIENT, written(recipient));
        put(
                rows,
                FrameText.RESULT,
                Optional.of(verdict.event().id() + ", " + recipient.reason().id()));
        put(rows, FrameText.STATUS, Optional.of(verdict.status().toString()));
        if (verdict.contradictsToldStatus()) {
            put(rows, FrameText.TOLD_STATUS, verdict.toldStatus().map(Object::toString));
        }
        put(rows, FrameText.REMOTE_HOST, disclosure.remoteHost(recipient));
        put(rows, FrameText.STAGE, stage(recipient));
        int attempts = recipient.evidence().attempts();
        put(rows, FrameText.ATTEMPTS, attempts > 0 ? Optional.of(Integer.toString(attempts)) : Optional.empty());
        put(rows, FrameText.LAST_ATTEMPT, recipient.lastAttempt().map(time));
        put(rows, FrameText.BLOCKLIST, disclosure.told(recipient, verdict.blocklist()));
        put(rows, FrameText.HELP_PAGE, disclosure.told(recipient, verdict.helpUrl()));
        put(rows, FrameText.RULE, Optional.of(verdict.rule()).filter(rule -> !rule.equals("none")));
        return rows;
    }

    private Optional<String> written(FailedRecipient recipient) {
        return recipient.originalAddress().filter(address -> !address.equalsIgnoreCase(disclosure.address(recipient)));
    }

    private static Optional<String> stage(FailedRecipient recipient) {
        Stage stage = recipient.evidence().stage();
        return stage == Stage.UNKNOWN ? Optional.empty() : Optional.of(stage.id());
    }

    private static void put(Map<FrameText, String> rows, FrameText label, Optional<String> value) {
        value.map(text -> SafeText.oneLine(text, MAX_VALUE))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> rows.put(label, text));
    }

    private void addTable(StringBuilder text, Map<FrameText, String> rows) {
        int widest = 0;
        for (FrameText label : rows.keySet()) {
            widest = Math.max(widest, Wrapped.columns(texts.label(label)) + 2);
        }
        int width = widest;
        rows.forEach((label, value) -> {
            String name = texts.label(label) + ":";
            String padded = name + " ".repeat(Math.max(1, width - Wrapped.columns(name)));
            text.append(Wrapped.text(value, padded, " ".repeat(width)));
        });
    }

    private void addWords(StringBuilder text, FailedRecipient recipient) {
        List<String> lines = disclosure
                .reply(recipient)
                .lines()
                .map(line -> SafeText.oneLine(line, MAX_LINE))
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            text.append(texts.label(FrameText.NOTHING_SAID)).append('\n');
            return;
        }
        boolean said = recipient.evidence().replyCode().isPresent();
        text.append(texts.label(said ? FrameText.REMOTE_SAID : FrameText.WE_NOTED))
                .append('\n');
        lines.stream().limit(MAX_LINES).forEach(line -> text.append(Wrapped.text(line, "> ", "> ")));
        if (lines.size() > MAX_LINES) {
            text.append("> [").append(texts.label(FrameText.CUT)).append("]\n");
        }
    }
}
