package dev.rebote.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that signs return paths, with the name that stands in them. Thread-safe; never shows its secret by accident. */
public final class SigningKey {

    /** As many bits as the hash gives (RFC 2104, section 3: a shorter key weakens it, a longer one adds nothing). */
    public static final int MIN_SECRET = 32;

    /** A phrase that somebody thought of repeats its bytes; of 32 random ones fewer than this come once in 10^12 times. */
    private static final int MIN_DIFFERENT = 16;

    /** Two letters in each address: 1,024 names, of which two or three are in use. */
    static final int ID_LETTERS = 2;

    /**
     * 80 bits, the least that RFC 2104, section 5, advises. Each guess costs a whole RCPT at our own server, so that at a
     * thousand a second a path is found after ten trillion years; the 48 bits more of half a hash are ten letters, which the
     * recipient's address needs more.
     */
    private static final int CODE_BYTES = 10;

    static final int CODE_LETTERS = CODE_BYTES * 8 / 5;

    private static final String HMAC = "HmacSHA256";

    private final String id;
    private final byte[] secret;
    private final LocalDate created;

    private SigningKey(String id, byte[] secret, LocalDate created) {
        this.id = id;
        this.secret = secret;
        this.created = created;
    }

    /** Gives a key; throws, without telling the secret, when it could be guessed. */
    public static SigningKey of(String id, byte[] secret, LocalDate created) {
        if (id.length() != ID_LETTERS || !Base32.isIn(id)) {
            throw new IllegalArgumentException(
                    "the id '" + id + "' must be " + ID_LETTERS + " of the letters a-z and 2-7");
        }
        if (secret.length < MIN_SECRET) {
            throw new IllegalArgumentException(
                    "the secret has " + secret.length + " bytes, at least " + MIN_SECRET + " are needed");
        }
        if (different(secret) < MIN_DIFFERENT) {
            throw new IllegalArgumentException("the secret is not random: it repeats a few bytes");
        }
        return new SigningKey(id, secret.clone(), created);
    }

    /** Makes a new key. */
    public static SigningKey random(SecureRandom random, LocalDate today) {
        byte[] secret = new byte[MIN_SECRET];
        random.nextBytes(secret);
        return of(Base32.of(random.nextInt(), ID_LETTERS), secret, today);
    }

    private static int different(byte[] secret) {
        boolean[] seen = new boolean[1 << Byte.SIZE];
        int different = 0;
        for (byte next : secret) {
            different += seen[next & 0xff] ? 0 : 1;
            seen[next & 0xff] = true;
        }
        return different;
    }

    /** Gives the name that stands in the addresses. */
    public String id() {
        return id;
    }

    /** Gives the day from which on it signs. */
    public LocalDate created() {
        return created;
    }

    /** Gives the entry for the file of keys, with the secret in it. */
    public String toFileEntry() {
        return "  - {id: " + id + ", created: " + created + ", secret: \""
                + Base64.getEncoder().encodeToString(secret) + "\"}";
    }

    /** Gives the code of a text, {@value #CODE_LETTERS} letters. */
    String code(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base32.of(Arrays.copyOf(whole, CODE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    boolean hasSecretOf(SigningKey other) {
        return Arrays.equals(secret, other.secret);
    }

    @Override
    public String toString() {
        return "key " + id + " of " + created;
    }
}
