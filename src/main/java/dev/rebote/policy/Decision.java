package dev.rebote.policy;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done about one incident, and which rule says so.
 *
 * @param rule    the id of the rule that decided; of several, parted by commas
 * @param actions what is to be done, in the order of the file; empty when nothing is
 */
public record Decision(String rule, List<Action> actions) {

    public Decision {
        actions = List.copyOf(actions);
    }

    /** Gives the first action of this kind. */
    public <T extends Action> Optional<T> first(Class<T> kind) {
        return actions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
