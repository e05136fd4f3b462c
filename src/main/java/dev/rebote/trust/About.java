package dev.rebote.trust;

import java.util.Locale;
import java.util.Optional;

/** Whom a signed path is about, written out: the sender's local part, the recipient's, the recipient's domain, {@code =} between. */
final class About {

    private About() {}

    /** Writes an envelope out; empty where it does not fit, or holds what a change of case or quoting could spoil. */
    static Optional<String> write(Envelope envelope, String domain) {
        Address sender = Address.of(envelope.sender());
        Address recipient = Address.of(envelope.recipient());
        boolean plain = sender.domain().equals(domain.toLowerCase(Locale.ROOT))
                && isPlain(sender.localPart(), "+-_=")
                && isPlain(recipient.localPart(), "+-_")
                && isPlain(recipient.domain(), "-");
        return Optional.of(sender.localPart() + "=" + recipient.localPart() + "=" + recipient.domain())
                .filter(text -> plain && text.length() <= SignedLocalPart.MAX_ABOUT);
    }

    /** Reads it back, from its end, because a sender's local part may hold the sign too; empty when it is a reference. */
    static Optional<Envelope> read(String about, String domain) {
        int second = about.lastIndexOf('=');
        int first = about.lastIndexOf('=', second - 1);
        if (first < 1 || second < first + 2 || second == about.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(new Envelope(
                about.substring(0, first) + "@" + domain.toLowerCase(Locale.ROOT),
                about.substring(first + 1, second) + "@" + about.substring(second + 1)));
    }

    /** Says whether a text is letters, figures and these signs, in atoms with single dots between. */
    private static boolean isPlain(String text, String signs) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> isLetter(c) || c == '.' || signs.indexOf(c) >= 0)
                && !("." + text + ".").contains("..");
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** An address in its two halves, in lower case. */
    private record Address(String localPart, String domain) {

        static Address of(String address) {
            String lower = address.toLowerCase(Locale.ROOT);
            int at = lower.lastIndexOf('@');
            return new Address(lower.substring(0, at), lower.substring(at + 1));
        }
    }
}
