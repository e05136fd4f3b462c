package dev.rebote.notice;

import dev.rebote.evidence.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a notice that people read: what happened, who can fix it, what to do now; at its end what an administrator needs.
 * Not thread-safe.
 */
final class PlainText {

    /** A value out of a reply, such as a link. */
    private static final int MAX_VALUE = 300;

    private final Notice notice;
    private final LanguageTexts texts;
    private final Disclosure disclosure;
    private final ZoneOffset zone;
    private final StringBuilder text = new StringBuilder();
    private boolean several;

    PlainText(Notice notice, LanguageTexts texts, Disclosure disclosure) {
        this.notice = notice;
        this.texts = texts;
        this.disclosure = disclosure;
        this.zone = DateField.zone(notice.original().field("Date").orElse(""));
    }

    /** Gives the text with a line feed at the end of each line. */
    String write(boolean returnedWhole) {
        addWhose();
        Cause.groups(notice.recipients(), disclosure).forEach(this::addGroup);
        new Details(notice, texts, disclosure, this::time).addTo(text);
        FrameText returned = returnedWhole ? FrameText.RETURNED_WHOLE : FrameText.RETURNED_HEADERS;
        text.append('\n').append(Wrapped.text(texts.label(returned), "", ""));
        return text.toString();
    }

    private void addWhose() {
        if (notice.insteadOf().isPresent()) {
            Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
            putSender(values);
            text.append(Wrapped.text(texts.say(FrameText.INSTEAD, new Facts(values, false)), "", ""))
                    .append('\n');
        }
    }

    private void addGroup(Cause cause, List<FailedRecipient> recipients) {
        Facts facts = facts(cause, recipients);
        if (several) {
            text.append('\n').append("-".repeat(Wrapped.WIDTH)).append("\n\n");
        }
        several = true;
        addOpening(cause, recipients, facts);
        Advice advice = texts.advice(cause.reason(), cause.event());
        addHeading(FrameText.HAPPENED);
        addParagraph(Sentence.say(advice.happened(), facts));
        addHeading(FrameText.WHO);
        addParagraph(Sentence.say(advice.who(), facts));
        addHeading(FrameText.NOW);
        addSteps(Sentence.say(advice.now(), facts));
    }

    private void addOpening(Cause cause, List<FailedRecipient> recipients, Facts facts) {
        boolean delayed = cause.event() == Event.DELAYED;
        text.append(Wrapped.text(texts.say(delayed ? FrameText.DELAYED : FrameText.FAILED, facts), "", ""));
        text.append('\n');
        recipients.forEach(recipient -> text.append("    ")
                .append(SafeText.oneWord(disclosure.address(recipient), Integer.MAX_VALUE))
                .append('\n'));
        String tried = delayed ? trying(facts) : texts.say(FrameText.GAVE_UP, facts);
        String before = (tried + " " + texts.say(FrameText.FORWARDED, facts)).strip();
        if (!before.isEmpty()) {
            text.append('\n').append(Wrapped.text(before, "", ""));
        }
    }

    private String trying(Facts facts) {
        String until = texts.say(FrameText.TRYING_UNTIL, facts);
        String trying = until.isEmpty() ? texts.say(FrameText.TRYING, facts) : until;
        return (trying + " " + texts.say(FrameText.ASKED_TO_WAIT, facts)).strip();
    }

    private void addHeading(FrameText heading) {
        text.append('\n')
                .append(texts.label(heading).toUpperCase(texts.locale()))
                .append('\n');
    }

    private void addParagraph(List<String> sentences) {
        text.append(Wrapped.text(String.join(" ", sentences), "", ""));
    }

    private void addSteps(List<String> steps) {
        for (int i = 0; i < steps.size(); i++) {
            String number = (i < 9 ? " " : "") + (i + 1) + ". ";
            text.append(Wrapped.text(steps.get(i), number, "    "));
        }
    }

    private Facts facts(Cause cause, List<FailedRecipient> recipients) {
        FailedRecipient first = recipients.get(0);
        boolean several = recipients.size() > 1;
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(
                Placeholder.RECIPIENT,
                several ? texts.label(FrameText.SEVERAL) : SafeText.oneLine(disclosure.address(first), MAX_VALUE));
        values.put(Placeholder.DOMAIN, SafeText.oneLine(cause.domain(), MAX_VALUE));
        values.put(Placeholder.SUBJECT, subject());
        putSender(values);
        values.put(Placeholder.SIZE, Amounts.size(notice.original().size()));
        put(values, Placeholder.WRITTEN, cause.written());
        put(values, Placeholder.HOST, disclosure.remoteHost(first));
        put(values, Placeholder.BLOCKLIST, cause.blocklist());
        put(values, Placeholder.NEW_ADDRESS, cause.newAddress());
        put(values, Placeholder.HELP_URL, cause.helpUrl());
        put(values, Placeholder.RETRY_AFTER, cause.retryAfter().map(Amounts::time));
        put(values, Placeholder.RETRY_UNTIL, cause.retryUntil().map(this::time));
        int attempts = first.evidence().attempts();
        put(values, Placeholder.ATTEMPTS, attempts > 1 ? Optional.of(Integer.toString(attempts)) : Optional.empty());
        put(values, Placeholder.LAST_ATTEMPT, first.lastAttempt().map(this::time));
        put(values, Placeholder.SINCE, first.since().map(this::time));
        return new Facts(values, several);
    }

    private void putSender(Map<Placeholder, String> values) {
        Optional<String> sender = notice.sender().map(address -> SafeText.oneWord(address, MAX_VALUE));
        values.put(Placeholder.SENDER, sender.orElseGet(() -> texts.label(FrameText.NO_SENDER)));
        values.put(
                Placeholder.SENDER_DOMAIN,
                sender.map(address -> address.substring(address.lastIndexOf('@') + 1))
                        .orElseGet(() -> texts.label(FrameText.SOME_SENDER_DOMAIN)));
    }

    private static void put(Map<Placeholder, String> values, Placeholder placeholder, Optional<String> value) {
        value.map(text -> SafeText.oneLine(text, MAX_VALUE))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> values.put(placeholder, text));
    }

    private String subject() {
        return subject(notice, texts);
    }

    /** Gives the subject of the original for a person, or the language's word for a mail without one. */
    static String subject(Notice notice, LanguageTexts texts) {
        return notice.original().subject().orElseGet(() -> texts.label(FrameText.NO_SUBJECT));
    }

    private String time(Instant at) {
        return texts.dates().format(at.atOffset(zone));
    }
}
