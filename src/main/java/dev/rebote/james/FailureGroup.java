package dev.rebote.james;

import com.google.re2j.Pattern;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.SmtpReplyReader;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;

/**
 * Recipients that failed in the same words, but for their own address in them, at the same step of the same host.
 *
 * @param replies   each recipient with its own reply
 * @param failure   the failure of one of them
 * @param evidence  what they share
 */
record FailureGroup(Map<MailAddress, String> replies, Failure failure, Evidence evidence) {

    private static final SmtpReplyReader READER = new SmtpReplyReader();

    /** Stands for each one's own address in words that several share. */
    private static final String RECIPIENT = "[recipient]";

    private record Key(
            Stage stage, Optional<String> remoteHost, boolean permanent, boolean said, String wordsWithoutAddress) {}

    /** Groups these failures, which came at this attempt. */
    static List<FailureGroup> of(Map<MailAddress, Failure> failures, int attempts) {
        Map<Key, Map<MailAddress, Failure>> byKey = new LinkedHashMap<>();
        failures.forEach(
                (recipient, failure) -> byKey.computeIfAbsent(key(recipient, failure), key -> new LinkedHashMap<>())
                        .put(recipient, failure));
        List<FailureGroup> groups = new ArrayList<>();
        byKey.values().forEach(group -> groups.add(group(group, attempts)));
        return groups;
    }

    /** Says whether the recipients' own words differ. */
    boolean hasOwnReplies() {
        return replies.values().stream().distinct().count() > 1;
    }

    /** Gives the evidence while nobody has given up: a delay, as far as the engine would try again. */
    Evidence unfinished() {
        return failure.permanent()
                ? evidence
                : evidence.toBuilder().event(Event.DELAYED).build();
    }

    /** Gives the same as a delay. */
    FailureGroup delayed() {
        return new FailureGroup(
                replies, failure, evidence.toBuilder().event(Event.DELAYED).build());
    }

    /** Gives the words of a failure as they may be shown: whole characters, no control characters, not endless. */
    static String reply(Failure failure) {
        return read(failure).build().reply();
    }

    private static FailureGroup group(Map<MailAddress, Failure> failures, int attempts) {
        Map<MailAddress, String> replies = new LinkedHashMap<>();
        failures.forEach((recipient, failure) -> replies.put(recipient, reply(failure)));
        Map.Entry<MailAddress, Failure> first = failures.entrySet().iterator().next();
        Failure failure = first.getValue();
        Evidence.Builder evidence = read(failure)
                .event(Event.FAILED)
                .trust(Trust.PROVED)
                .stage(failure.stage())
                .attempts(attempts)
                .at(failure.at());
        failure.remoteHost().ifPresent(evidence::remoteHost);
        if (failures.size() == 1) {
            evidence.recipient(first.getKey().asString());
        }
        if (replies.values().stream().distinct().count() > 1) {
            evidence.reply(withoutAddress(first.getKey(), reply(failure)));
        }
        return new FailureGroup(replies, failure, evidence.build());
    }

    private static Evidence.Builder read(Failure failure) {
        return failure.said()
                ? READER.read(failure.words(), EvidenceSource.SESSION).toBuilder()
                : Evidence.failed(EvidenceSource.SESSION).reply(failure.words());
    }

    private static Key key(MailAddress recipient, Failure failure) {
        return new Key(
                failure.stage(),
                failure.remoteHost(),
                failure.permanent(),
                failure.said(),
                withoutAddress(recipient, failure.words()));
    }

    private static String withoutAddress(MailAddress recipient, String words) {
        return Pattern.compile(Pattern.quote(recipient.asString()), Pattern.CASE_INSENSITIVE)
                .matcher(words)
                .replaceAll(RECIPIENT);
    }
}
