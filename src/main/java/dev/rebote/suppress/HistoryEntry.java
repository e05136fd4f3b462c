package dev.rebote.suppress;

import dev.rebote.classify.Reason;
import dev.rebote.evidence.Event;
import dev.rebote.evidence.EvidenceSource;
import dev.rebote.evidence.Stage;
import dev.rebote.evidence.Trust;
import dev.rebote.status.EnhancedStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the history: what happened to one message at one recipient.
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
 * @param words     the remote's words, normalised, so that the same text about others is the same
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
        Instant at) {}
