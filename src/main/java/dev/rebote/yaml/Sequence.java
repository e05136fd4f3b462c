package dev.rebote.yaml;

import java.util.List;

/** A list. */
public record Sequence(String place, List<Node> items) implements Node {
    public Sequence {
        items = List.copyOf(items);
    }
}
