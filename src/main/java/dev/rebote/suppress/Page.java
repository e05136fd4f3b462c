package dev.rebote.suppress;

import java.util.List;
import java.util.Optional;

/**
 * A part of a longer answer.
 *
 * @param entries in order
 * @param next    what asks for the part behind it; empty when this is the last
 */
public record Page<T>(List<T> entries, Optional<PageRequest> next) {

    public Page {
        entries = List.copyOf(entries);
    }
}
