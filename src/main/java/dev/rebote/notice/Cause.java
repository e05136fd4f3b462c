package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Event;
import dev.rebote.status.EnhancedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What recipients have in common of whom one text tells. */
record Cause(
        Event event,
        Reason reason,
        EnhancedStatus status,
        String domain,
        Optional<Duration> retryAfter,
        Optional<Instant> retryUntil,
        Optional<String> blocklist,
        Optional<String> helpUrl,
        Optional<String> newAddress,
        Optional<String> written) {

    private static Cause of(FailedRecipient recipient, Disclosure disclosure) {
        Verdict verdict = recipient.verdict();
        return new Cause(
                verdict.event(),
                recipient.reason(),
                verdict.status(),
                disclosure.domain(recipient),
                verdict.retryAfter(),
                recipient.retryUntil(),
                disclosure.told(recipient, verdict.blocklist()),
                disclosure.told(recipient, verdict.helpUrl()),
                disclosure.told(recipient, verdict.newAddress()),
                recipient.isForwarded() ? recipient.originalAddress() : Optional.empty());
    }

    /** Puts those together who share their cause, in the order in which they stand. */
    static Map<Cause, List<FailedRecipient>> groups(List<FailedRecipient> recipients, Disclosure disclosure) {
        Map<Cause, List<FailedRecipient>> groups = new LinkedHashMap<>();
        recipients.forEach(recipient -> groups.computeIfAbsent(of(recipient, disclosure), unseen -> new ArrayList<>())
                .add(recipient));
        return groups;
    }
}
