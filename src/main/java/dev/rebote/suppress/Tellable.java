package dev.rebote.suppress;

import java.util.Optional;

/**
 * A failure that a reader may be told of.
 *
 * @param token names what is told of this mail, whenever it is told
 * @param cause names what is told of any mail with the same trouble; none for what is always news
 */
public record Tellable(String token, Optional<String> cause) {}
