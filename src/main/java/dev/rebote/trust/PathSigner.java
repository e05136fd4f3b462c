package dev.rebote.trust;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs return paths: a report to one proves that we sent a message to its recipient (VERP and BATV in one). The same envelope
 * has the same path all day, so that a server which greylists sees the same sender again. Thread-safe.
 */
public final class PathSigner {

    private final Supplier<SigningKeys> keys;
    private final PathTokens tokens;
    private final Clock clock;

    public PathSigner(Supplier<SigningKeys> keys, PathTokens tokens, Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Says whether an address looks as if it were signed, by us or by another server with Rebote. */
    public static boolean claims(String address) {
        return SignedLocalPart.claims(address);
    }

    /** Gives the return path of an envelope, in the sender's own domain. */
    public String sign(Envelope envelope) {
        return sign(envelope, envelope.sender().substring(envelope.sender().lastIndexOf('@') + 1));
    }

    /** Gives the return path of an envelope in this domain, which is ours where the sender's is not. */
    public String sign(Envelope envelope, String domain) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SigningKey key = keys.get().signing(today);
        Optional<String> about = About.write(envelope, domain);
        return SignedLocalPart.sign(key, Validity.stamp(today), about.orElseGet(() -> reference(key, envelope)), domain)
                + "@" + domain;
    }

    /** Keeps the envelope under a name that nobody can choose, so that nobody can make two of them meet. */
    private String reference(SigningKey key, Envelope envelope) {
        String token =
                key.code("envelope\n" + envelope.sender().length() + "\n" + envelope.sender() + envelope.recipient());
        tokens.keep(token, envelope, clock.instant().plus(Validity.LONGEST));
        return token;
    }
}
