package dev.rebote.trust;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that are in use: the newest signs, all are accepted. Immutable. */
public final class SigningKeys {

    private final Map<String, SigningKey> byId = new LinkedHashMap<>();

    private SigningKeys(List<SigningKey> keys) {
        keys.forEach(key -> byId.put(key.id(), key));
        if (keys.isEmpty() || byId.size() != keys.size()) {
            throw new IllegalArgumentException("there must be a key, and each needs an id of its own");
        }
    }

    /** Gives these keys. */
    public static SigningKeys of(List<SigningKey> keys) {
        return new SigningKeys(keys);
    }

    /**
     * Gives the key that signs on this day: the newest of those made until then. One of a later day only waits, so that every
     * server of a cluster knows it before the first signs with it.
     */
    SigningKey signing(LocalDate today) {
        Comparator<SigningKey> byAge = Comparator.comparing(SigningKey::created);
        return byId.values().stream()
                .filter(key -> !key.created().isAfter(today))
                .reduce((one, other) -> byAge.compare(one, other) > 0 ? one : other)
                .or(() -> byId.values().stream().min(byAge))
                .orElseThrow();
    }

    Optional<SigningKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Says whether an id is taken. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    @Override
    public String toString() {
        return byId.keySet().toString();
    }
}
