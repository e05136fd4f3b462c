package dev.rebote.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * The local part of a signed return path: {@code rb1=}, key, day, code, {@code =}, whom it is about. Its letters mean the same
 * in either case, because hosts on the way change it.
 *
 * @param key   the id of the key
 * @param stamp the day
 * @param code  what the key makes of all the rest and of the domain
 * @param about {@code alice=bob=example.org}, or a reference where that is too long or holds what case or quotes could spoil
 */
record SignedLocalPart(String key, String stamp, String code, String about) {

    static final String PREFIX = "rb1=";

    /** RFC 5321, section 4.5.3.1.1. */
    static final int MAX_LENGTH = 64;

    private static final int KEY = PREFIX.length();
    private static final int STAMP = KEY + SigningKey.ID_LETTERS;
    private static final int CODE = STAMP + Validity.STAMP_LETTERS;
    private static final int END = CODE + SigningKey.CODE_LETTERS;

    /** How much there is room for beside the rest: 38 octets. */
    static final int MAX_ABOUT = MAX_LENGTH - END - 1;

    /** Says whether a local part looks as if it were signed. */
    static boolean claims(String localPart) {
        return localPart.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    static SignedLocalPart sign(SigningKey key, String stamp, String about, String domain) {
        return new SignedLocalPart(key.id(), stamp, code(key, stamp, about, domain), about);
    }

    /** Reads a local part; empty when it has another form. */
    static Optional<SignedLocalPart> parse(String text) {
        boolean bounded = text.length() > END + 1 && text.length() <= MAX_LENGTH;
        // what is not ASCII first: the Kelvin sign is a k in lower case
        if (!bounded || !text.chars().allMatch(c -> c > ' ' && c < 127) || !claims(text) || text.charAt(END) != '=') {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return Optional.of(new SignedLocalPart(
                        lower.substring(KEY, STAMP),
                        lower.substring(STAMP, CODE),
                        lower.substring(CODE, END),
                        lower.substring(END + 1)))
                .filter(part -> Base32.isIn(part.key + part.stamp + part.code));
    }

    /** Says whether this key has signed it for this domain; takes the same time whatever part of the code is right. */
    boolean isSignedBy(SigningKey signer, String domain) {
        return MessageDigest.isEqual(
                code(signer, stamp, about, domain).getBytes(StandardCharsets.US_ASCII),
                code.getBytes(StandardCharsets.US_ASCII));
    }

    private static String code(SigningKey key, String stamp, String about, String domain) {
        return key.code("path\n" + PREFIX + key.id() + stamp + about + "@" + domain.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return PREFIX + key + stamp + code + "=" + about;
    }
}
