package dev.rebote.suppress;

import java.util.UUID;

/** The hash of a message and a recipient. */
final class SentId {

    /** RFC 5322, section 2.1.1: a line has at most 998 characters. */
    private static final int MAX_MESSAGE_ID = 998;

    private SentId() {}

    /** Gives the same for a Message-ID with and without its angle brackets. */
    static UUID of(String messageId, String recipient) {
        String id = BoundedText.line(messageId, MAX_MESSAGE_ID);
        String bare = id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
        return NaturalId.of(bare, BoundedText.key(recipient, BoundedText.MAX_ADDRESS));
    }
}
