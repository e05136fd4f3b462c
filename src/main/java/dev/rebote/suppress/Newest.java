package dev.rebote.suppress;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of the newest entries: the one that was put in first goes first when it is full. */
final class Newest<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Newest(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
