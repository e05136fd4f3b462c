package dev.rebote.evidence.mail;

/**
 * A part of a mail that holds no other part.
 *
 * @param kind   what it is for
 * @param fields its own header
 * @param text   its content, decoded, lines ended by line feeds; empty when {@code kind} is {@link PartKind#OTHER}
 */
public record Part(PartKind kind, Fields fields, String text) {}
