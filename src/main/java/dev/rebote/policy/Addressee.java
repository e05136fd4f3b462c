package dev.rebote.policy;

import java.util.regex.Pattern;

/** Whether a text is an address that a policy may name; stricter than RFC 5321, since an operator writes it. */
final class Addressee {

    private static final Pattern LOCAL_PART = Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}");

    private Addressee() {}

    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && Domains.parse(text.substring(at + 1)).isPresent();
    }
}
