package dev.rebote.evidence.mail;

import java.util.List;
import java.util.Optional;

/**
 * A mail: its header and its parts in their order.
 *
 * @param header the fields of its header
 * @param type   its media type, in lower case, empty when it tells none
 * @param parts  the parts that hold no other part
 * @param cuts   what was left out because it was too much, one remark each
 */
public record Mail(Fields header, String type, List<Part> parts, List<String> cuts) {

    public Mail {
        parts = List.copyOf(parts);
        cuts = List.copyOf(cuts);
    }

    /** Gives the first part of a kind. */
    public Optional<Part> first(PartKind kind) {
        for (Part part : parts) {
            if (part.kind() == kind) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
