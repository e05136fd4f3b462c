package dev.rebote.trust;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/** What the tests of this room share: keys that are the same in each run, and a clock that stands. */
final class Paths {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private Paths() {}

    static SigningKey key(String id, LocalDate created) {
        byte[] secret = new byte[SigningKey.MIN_SECRET];
        new Random(id.hashCode()).nextBytes(secret);
        return SigningKey.of(id, secret, created);
    }

    static SigningKeys keys(String... ids) {
        return SigningKeys.of(
                List.of(ids).stream().map(id -> key(id, TODAY.minusDays(30))).toList());
    }

    static Clock on(LocalDate day) {
        return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    }

    static int octets(String address) {
        return address.substring(0, address.lastIndexOf('@')).getBytes(StandardCharsets.UTF_8).length;
    }
}
