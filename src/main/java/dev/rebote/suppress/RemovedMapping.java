package dev.rebote.suppress;

import java.time.Instant;

/**
 * A forward or a membership of a group that was taken away because its target is dead, kept so that it can be given back.
 *
 * @param target  the dead address, lower case
 * @param source  the address of ours that led to it, lower case
 * @param kind    {@code forward} or {@code group}
 * @param at      when it was taken away
 * @param because the id of the policy rule that said so, and the reason
 */
public record RemovedMapping(String target, String source, String kind, Instant at, String because) {

    /** As long as a word for a kind may become. */
    private static final int MAX_KIND = 20;

    /** The id of a rule and a reason are shorter; it keeps rows short. */
    private static final int MAX_BECAUSE = 300;

    public RemovedMapping {
        target = BoundedText.key(target, BoundedText.MAX_ADDRESS);
        source = BoundedText.key(source, BoundedText.MAX_ADDRESS);
        kind = BoundedText.key(kind, MAX_KIND);
        because = BoundedText.line(because, MAX_BECAUSE);
    }
}
