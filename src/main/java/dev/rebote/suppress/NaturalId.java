package dev.rebote.suppress;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The short name of something with a long natural key: the first half of its SHA-256, so that it also hides the key. */
final class NaturalId {

    /** Between the parts. No part has it, since {@link BoundedText} takes control characters out. */
    private static final char BETWEEN = '\n';

    private NaturalId() {}

    static UUID of(Suppression suppression) {
        return of(suppression.tenant(), suppression.target(), suppression.key());
    }

    static UUID of(String tenant, Suppression.Target target, String key) {
        return of(tenant, target.id(), BoundedText.key(key, 2 * BoundedText.MAX_ADDRESS + 1));
    }

    static UUID of(HistoryEntry entry) {
        return of(entry.token());
    }

    static UUID of(String... parts) {
        byte[] text = String.join(String.valueOf(BETWEEN), parts).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
