package dev.rebote.notice;

import dev.rebote.classify.Reason;
import dev.rebote.classify.Verdict;
import dev.rebote.evidence.Evidence;
import dev.rebote.evidence.EvidenceSource;
import java.time.Instant;
import java.util.Optional;

/**
 * One recipient who has not got the message.
 *
 * @param address    the address that was tried
 * @param original   the address that the sender wrote, as ORCPT or another trace told it: an address, or {@code type;address}
 * @param verdict    why it failed, or waits
 * @param retryUntil when we give up, if we have not yet
 */
public record FailedRecipient(
        String address, Optional<String> original, Verdict verdict, Optional<Instant> retryUntil) {

    public FailedRecipient {
        if (!verdict.event().isFailure()) {
            throw new IllegalArgumentException("a notice tells of a failure or a delay, not of '"
                    + verdict.event().id() + "'");
        }
        address = SafeText.oneWord(address, Evidence.MAX_ADDRESS);
        original = original.map(text -> SafeText.oneWord(text, Evidence.MAX_ADDRESS))
                .filter(text -> !text.isEmpty());
    }

    /** Gives the address as the reader knows it: an outsider does not see where its mail was forwarded to. */
    public String addressFor(boolean insider) {
        return insider || !isForwarded() ? address : originalAddress().orElseThrow();
    }

    /** Gives why; {@code no-detail} where the verdict does not say it. */
    public Reason reason() {
        return verdict.reason().orElse(Reason.NO_DETAIL);
    }

    Evidence evidence() {
        return verdict.evidence();
    }

    /** Gives when it was last tried; empty when we decided not to try at all. */
    Optional<Instant> lastAttempt() {
        return isLocal() ? Optional.empty() : evidence().at();
    }

    /** Gives since when we have decided not to try. */
    Optional<Instant> since() {
        return isLocal() ? evidence().at() : Optional.empty();
    }

    private boolean isLocal() {
        return evidence().source() == EvidenceSource.LOCAL;
    }

    /** Gives the address that the sender wrote, without its type; empty when not known. */
    Optional<String> originalAddress() {
        return original.map(text -> text.substring(text.indexOf(';') + 1)).filter(text -> !text.isEmpty());
    }

    /** Says whether the message went on to another address than the one that the sender wrote. */
    boolean isForwarded() {
        return originalAddress().filter(text -> !text.equalsIgnoreCase(address)).isPresent();
    }
}
