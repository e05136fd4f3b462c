package dev.rebote.trust;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at the addresses that mail comes to: which of them are return paths that we signed. Total and thread-safe. */
public final class PathChecker {

    private final Supplier<SigningKeys> keys;
    private final PathTokens tokens;
    private final Validity validity;
    private final Clock clock;

    public PathChecker(Supplier<SigningKeys> keys, PathTokens tokens, Validity validity, Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.validity = validity;
        this.clock = clock;
    }

    /** Looks at an address of one of our own domains. */
    public PathCheck check(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || !SignedLocalPart.claims(address)) {
            return new PathCheck.Unsigned();
        }
        Optional<SignedLocalPart> part = SignedLocalPart.parse(address.substring(0, at));
        return part.isEmpty() ? new PathCheck.Forged() : check(part.orElseThrow(), address.substring(at + 1));
    }

    private PathCheck check(SignedLocalPart part, String domain) {
        Optional<SigningKey> key = keys.get().find(part.key());
        if (key.isEmpty()) {
            return new PathCheck.Foreign();
        }
        if (!part.isSignedBy(key.orElseThrow(), domain)) {
            return new PathCheck.Forged();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate day = Validity.day(part.stamp(), today);
        return validity.holds(day, today) ? genuine(part, domain, day) : new PathCheck.Expired(day);
    }

    private PathCheck genuine(SignedLocalPart part, String domain, LocalDate day) {
        return About.read(part.about(), domain)
                .or(() -> tokens.find(part.about()))
                .<PathCheck>map(envelope -> new PathCheck.Valid(envelope, day))
                .orElseGet(PathCheck.Foreign::new);
    }
}
