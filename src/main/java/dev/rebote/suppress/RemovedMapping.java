package dev.rebote.suppress;

import java.time.Instant;

/**
 * A forward or a membership of a group that was taken away because its target is dead, kept so that it can be given back.
 *
 * @param target the dead address, lower case
 * @param source the address of ours that led to it, lower case
 * @param kind   {@code forward} or {@code group}
 * @param at     when it was taken away
 * @param because the id of the policy rule that said so, and the reason
 */
public record RemovedMapping(String target, String source, String kind, Instant at, String because) {}
