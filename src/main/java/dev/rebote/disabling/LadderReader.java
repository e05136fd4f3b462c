package dev.rebote.disabling;

import dev.rebote.yaml.Durations;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads how long somebody stays disabled. */
final class LadderReader {

    static final String UNTIL_RELEASED = "until-released";

    /** Nobody means more. */
    private static final int MOST_STEPS = 10;

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(730);

    private static final String FORM = "a time from " + Durations.text(SHORTEST) + " to " + Durations.text(LONGEST)
            + ", or, as the last, '" + UNTIL_RELEASED + "'";

    private LadderReader() {}

    static Ladder read(Mapping lasts, String name) {
        List<Node> nodes = lasts.nodes(name);
        if (nodes.isEmpty() || nodes.size() > MOST_STEPS) {
            throw lasts.node(name)
                    .mistake("'" + name + "' has " + nodes.size() + " times, expected 1 to " + MOST_STEPS);
        }
        boolean untilReleased = nodes.get(nodes.size() - 1).asText(name).equals(UNTIL_RELEASED);
        List<Duration> steps = new ArrayList<>();
        for (Node node : nodes.subList(0, nodes.size() - (untilReleased ? 1 : 0))) {
            Duration step = step(node, name);
            if (!steps.isEmpty() && step.compareTo(steps.get(steps.size() - 1)) <= 0) {
                throw node.mistake(
                        "'" + name + "' must ascend: '" + node.asText(name) + "' is not after the one before it");
            }
            steps.add(step);
        }
        return new Ladder(steps, untilReleased);
    }

    private static Duration step(Node node, String name) {
        String text = node.asText(name);
        return Durations.parse(text)
                .filter(step -> step.compareTo(SHORTEST) >= 0 && step.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> node.mistake("'" + name + "': '" + text + "' is not " + FORM));
    }
}
