package dev.rebote.suppress;

import java.util.UUID;

/** The hash of a reader of notices, and of a notice to one. */
final class ReaderId {

    private ReaderId() {}

    static UUID of(String reader) {
        return NaturalId.of(BoundedText.key(reader, BoundedText.MAX_ADDRESS));
    }

    static UUID of(String reader, String token) {
        return NaturalId.of(BoundedText.key(reader, BoundedText.MAX_ADDRESS), token);
    }
}
