package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One entry of the history: what happened to one message at one recipient. Text that is too long is cut, since strangers
 * write it.
 *
 * @param token     names this entry; the same token twice is the same entry
 * @param tenant    the domain of the sender, lower case; each has a memory of its own
 * @param recipient the address, lower case
 * @param event     what happened: failed, delayed, delivered, complaint, …
 * @param reason    why, for a failure or a delay
 * @param status    the effective status
 * @param trust     how far it may be believed
 * @param source    where we know it from
 * @param stage     the step of the dialogue
 * @param provider  whose servers the recipient's domain uses: the registered part of the remote host, or the domain
 * @param words     the remote's words, by {@link NormalWords}, so that the same text about others is the same
 * @param at        when it happened
 */
public record HistoryEntry(
        String token,
        String tenant,
        String recipient,
        Event event,
        Optional<Reason> reason,
        EnhancedStatus status,
        Trust trust,
        EvidenceSource source,
        Stage stage,
        String provider,
        String words,
        Instant at) {

    /** The longest token kept: ours are a queue name and a few digits, or a hash. */
    static final int MAX_TOKEN = 200;

    public HistoryEntry {
        token = BoundedText.line(token, MAX_TOKEN);
        tenant = BoundedText.key(tenant, BoundedText.MAX_DOMAIN);
        recipient = BoundedText.key(recipient, BoundedText.MAX_ADDRESS);
        provider = BoundedText.key(provider, BoundedText.MAX_DOMAIN);
        words = BoundedText.line(words, NormalWords.MAX);
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (token.isEmpty()) {
            throw new IllegalArgumentException("an entry without a token");
        }
    }

    /** Gives the domain of the recipient. */
    public String domain() {
        return BoundedText.domainOf(recipient);
    }

    /** Says whether it may be acted on at all. */
    boolean isTrusted() {
        return trust.weight() > 0;
    }
}
