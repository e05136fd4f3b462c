package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of a digest: what happened to each recipient, and the messages that it happened to. Not thread-safe. */
final class DigestText {

    /** Nobody reads a longer list; the rest is counted. */
    static final int MAX_LINES = 300;

    private final Digest digest;
    private final Reporter reporter;
    private final LanguageTexts texts;
    private final StringBuilder text = new StringBuilder();

    /** What several messages have in common of which one sentence tells. */
    private record Group(String recipient, Event event, Reason reason) {

        static Group of(DigestEntry entry) {
            return new Group(entry.recipient(), entry.event(), entry.reason());
        }
    }

    DigestText(Digest digest, Reporter reporter, LanguageTexts texts) {
        this.digest = digest;
        this.reporter = reporter;
        this.texts = texts;
    }

    /** Gives the text with a line feed at the end of each line. */
    String write() {
        List<DigestEntry> shown =
                digest.entries().subList(0, Math.min(MAX_LINES, digest.entries().size()));
        text.append(Wrapped.text(texts.label(FrameText.DIGEST_OPENING), "", ""));
        groups(shown).forEach(this::addGroup);
        addMore(digest.size() - shown.size());
        text.append('\n').append("-".repeat(Wrapped.WIDTH)).append('\n');
        text.append(texts.label(FrameText.REPORTED_BY)).append(": ").append(reporter.host());
        return text.append('\n').toString();
    }

    private static Map<Group, List<DigestEntry>> groups(List<DigestEntry> entries) {
        Map<Group, List<DigestEntry>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> groups.computeIfAbsent(Group.of(entry), unseen -> new ArrayList<>())
                .add(entry));
        return groups;
    }

    private void addGroup(Group group, List<DigestEntry> entries) {
        String count = entries.size() > 1 ? " (" + entries.size() + ")" : "";
        text.append("\n    ").append(group.recipient()).append(count).append("\n\n");
        text.append(Wrapped.text(happened(group), "", ""));
        entries.forEach(this::addLine);
    }

    /** The first sentence tells what happened; those after it tell more than a list needs. */
    private String happened(Group group) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.RECIPIENT, group.recipient());
        values.put(
                Placeholder.DOMAIN,
                group.recipient().substring(group.recipient().lastIndexOf('@') + 1));
        values.put(Placeholder.SENDER, texts.label(FrameText.SOME_SENDER));
        values.put(Placeholder.SENDER_DOMAIN, texts.label(FrameText.SOME_SENDER_DOMAIN));
        values.put(Placeholder.SUBJECT, texts.label(FrameText.NO_SUBJECT));
        List<Sentence> sentences = texts.advice(group.reason(), group.event()).happened();
        String first = Sentence.say(sentences, new Facts(values, false)).get(0);
        return group.event() == Event.DELAYED ? first + " " + texts.label(FrameText.TRYING) : first;
    }

    private void addLine(DigestEntry entry) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.LAST_ATTEMPT, time(entry.at()));
        values.put(
                Placeholder.SUBJECT, entry.subject().isEmpty() ? texts.label(FrameText.NO_SUBJECT) : entry.subject());
        entry.sender()
                .map(address -> address.isEmpty() ? texts.label(FrameText.NO_SENDER) : address)
                .ifPresent(address -> values.put(Placeholder.SENDER, address));
        FrameText line = entry.sender().isPresent() ? FrameText.DIGEST_LINE_OF : FrameText.DIGEST_LINE;
        text.append(Wrapped.text(texts.say(line, new Facts(values, false)), "  - ", "    "));
    }

    private void addMore(int more) {
        if (more > 0) {
            Facts count = new Facts(Map.of(Placeholder.COUNT, Integer.toString(more)), false);
            text.append('\n').append(Wrapped.text(texts.say(FrameText.DIGEST_MORE, count), "", ""));
        }
    }

    private String time(Instant at) {
        return texts.dates().format(at.atOffset(ZoneOffset.UTC));
    }
}
