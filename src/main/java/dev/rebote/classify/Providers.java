package dev.rebote.classify;

import dev.rebote.evidence.Evidence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Whose reply it is: by the host that gave it, by a sign in its words, or by the domain of the recipient. Immutable. */
final class Providers {

    static final int NONE = -1;

    private final Map<String, Integer> byHost;

    private Providers(Map<String, Integer> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    static Providers of(Map<String, Integer> byHost) {
        return new Providers(byHost);
    }

    void write(TableWriter out) {
        out.number(byHost.size());
        new TreeMap<>(byHost).forEach((host, provider) -> out.text(host).number(provider));
    }

    static Providers read(TableReader in) {
        Map<String, Integer> byHost = new HashMap<>();
        for (int left = in.number(); left > 0; left--) {
            byHost.put(in.text(), in.number());
        }
        return new Providers(byHost);
    }

    /** Gives the number of the provider; {@link #NONE} when it is none that we know. */
    int find(Evidence evidence, Hits hits, Owners owners) {
        int host = evidence.remoteHost().map(this::ofHost).orElse(NONE);
        if (host != NONE) {
            return host;
        }
        int sign = ofSign(hits, owners);
        if (sign != NONE) {
            return sign;
        }
        return evidence.remoteHost().isPresent()
                ? NONE
                : evidence.recipient().map(this::ofAddress).orElse(NONE);
    }

    private static int ofSign(Hits hits, Owners owners) {
        int best = NONE;
        for (int hit = 0; hit < hits.count(); hit++) {
            int owner = hits.owner(hit);
            if (owners.isSign(owner) && (best == NONE || owners.provider(owner) < best)) {
                best = owners.provider(owner);
            }
        }
        return best;
    }

    private int ofAddress(String address) {
        return ofHost(address.substring(address.lastIndexOf('@') + 1));
    }

    private int ofHost(String host) {
        String end = host.toLowerCase(Locale.ROOT);
        end = end.endsWith(".") ? end.substring(0, end.length() - 1) : end;
        while (!end.isEmpty()) {
            Integer provider = byHost.get(end);
            if (provider != null) {
                return provider;
            }
            int dot = end.indexOf('.');
            end = dot < 0 ? "" : end.substring(dot + 1);
        }
        return NONE;
    }
}
