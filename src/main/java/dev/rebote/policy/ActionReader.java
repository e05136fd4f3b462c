package dev.rebote.policy;

import dev.rebote.policy.Action.Count;
import dev.rebote.policy.Action.Drop;
import dev.rebote.policy.Action.Hold;
import dev.rebote.policy.Action.Notify;
import dev.rebote.policy.Action.RerouteToAddress;
import dev.rebote.policy.Action.RerouteToProcessor;
import dev.rebote.policy.Action.Suppress;
import dev.rebote.policy.Action.Target;
import dev.rebote.policy.Action.Unmap;
import dev.rebote.yaml.Mapping;
import dev.rebote.yaml.Nearest;
import dev.rebote.yaml.Node;
import dev.rebote.yaml.Scalar;
import dev.rebote.yaml.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a rule does. */
final class ActionReader {

    static final List<String> NAMES =
            List.of("retry", "notify", "reroute", "count", "suppress", "hold", "drop", "tag", "unmap");
    static final List<String> NOTIFY_KEYS = List.of("to", "digest");
    static final List<String> REROUTE_KEYS = List.of("processor", "address");
    static final List<String> SUPPRESS_KEYS = List.of("target", "for");

    /** Actions that say all by their name. */
    private static final Map<String, Action> BARE =
            Map.of("count", new Count(), "drop", new Drop(), "unmap", new Unmap(), "hold", new Hold(Optional.empty()));

    private static final List<String> TARGETS =
            Arrays.stream(Target.values()).map(Target::id).toList();

    /** Nobody means to do more at once. */
    private static final int MAX_ACTIONS = 20;

    private static final Pattern PROCESSOR = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private ActionReader() {}

    /** Gives the actions of a rule; a rule says even that nothing is done. */
    static List<Action> read(Mapping rule) {
        List<Node> nodes = rule.nodes("then");
        if (!rule.has("then")) {
            throw rule.mistake("'then' is missing: a list of " + NAMES + ", or [] for nothing");
        }
        if (nodes.size() > MAX_ACTIONS) {
            throw rule.node("then").mistake("at most " + MAX_ACTIONS + " actions in 'then'");
        }
        return nodes.stream().map(ActionReader::action).toList();
    }

    private static Action action(Node node) {
        if (node instanceof Scalar scalar) {
            return bare(scalar);
        }
        if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
            return action(mapping, mapping.entries().keySet().iterator().next());
        }
        throw node.mistake("an entry of 'then' must be one action, such as 'count' or 'notify: sender'");
    }

    private static Action bare(Scalar scalar) {
        String name = scalar.text();
        if (BARE.containsKey(name)) {
            return BARE.get(name);
        }
        if (NAMES.contains(name)) {
            throw scalar.mistake("'" + name + "' needs to say more: " + example(name));
        }
        throw scalar.mistake("unknown action '" + name + "'" + Nearest.hint(name, NAMES));
    }

    private static String example(String name) {
        return switch (name) {
            case "retry" -> "'retry: {first: 15min}'";
            case "notify" -> "'notify: sender'";
            case "reroute" -> "'reroute: {processor: NAME}' or 'reroute: {address: ADDRESS}'";
            case "suppress" -> "'suppress: address'";
            default -> "'tag: {name: NAME, value: VALUE}'";
        };
    }

    private static Action action(Mapping action, String name) {
        return switch (name) {
            case "retry" -> new Action.TryAgain(RetryReader.read(details(action, name)));
            case "notify" -> notify(action);
            case "reroute" -> reroute(details(action, name));
            case "suppress" -> suppress(action);
            case "hold" -> new Hold(Values.duration(action, name));
            case "tag" -> TagReader.read(details(action, name));
            case "count", "drop", "unmap" -> throw action.mistake("'" + name + "' takes nothing: write it without ':'");
            default -> throw action.mistake("unknown action '" + name + "'" + Nearest.hint(name, NAMES));
        };
    }

    private static Mapping details(Mapping action, String name) {
        if (action.node(name) instanceof Mapping details) {
            return details;
        }
        throw action.node(name).mistake("'" + name + "' needs to say more: " + example(name));
    }

    private static Action notify(Mapping action) {
        if (action.node("notify") instanceof Mapping details) {
            details.onlyKeys(NOTIFY_KEYS.toArray(String[]::new));
            return new Notify(addressee(details, "to"), Values.truth(details, "digest", false));
        }
        return action.string("notify").equals("digest")
                ? new Notify(Optional.empty(), true)
                : new Notify(addressee(action, "notify"), false);
    }

    private static Optional<String> addressee(Mapping mapping, String key) {
        String text = mapping.string(key);
        if (text.equals("sender")) {
            return Optional.empty();
        }
        if (text.equals("postmaster") || Addressee.isAddress(text)) {
            return Optional.of(text);
        }
        throw mapping.node(key)
                .mistake("'" + key + "': '" + text
                        + "' is not sender, postmaster or an address such as team@example.com");
    }

    private static Action reroute(Mapping details) {
        details.onlyKeys(REROUTE_KEYS.toArray(String[]::new));
        if (details.entries().size() != 1) {
            throw details.mistake("'reroute' needs one of " + REROUTE_KEYS);
        }
        return details.has("processor")
                ? new RerouteToProcessor(
                        Values.parsed(details, "processor", ActionReader::processor, "a processor's name")
                                .orElseThrow())
                : new RerouteToAddress(Values.parsed(
                                details,
                                "address",
                                text -> Optional.of(text).filter(Addressee::isAddress),
                                "an address such as team@example.com")
                        .orElseThrow());
    }

    private static Optional<String> processor(String text) {
        return Optional.of(text).filter(name -> PROCESSOR.matcher(name).matches());
    }

    private static Action suppress(Mapping action) {
        if (action.node("suppress") instanceof Mapping details) {
            details.onlyKeys(SUPPRESS_KEYS.toArray(String[]::new));
            return new Suppress(target(details, "target"), Values.duration(details, "for"));
        }
        return new Suppress(target(action, "suppress"), Optional.empty());
    }

    private static Target target(Mapping mapping, String key) {
        String id = mapping.string(key);
        return Arrays.stream(Target.values())
                .filter(target -> target.id().equals(id))
                .findFirst()
                .orElseThrow(() -> mapping.node(key)
                        .mistake("'" + key + "': unknown target '" + id + "'" + Nearest.hint(id, TARGETS)));
    }
}
