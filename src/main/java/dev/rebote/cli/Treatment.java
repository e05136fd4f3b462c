package dev.rebote.cli;

import dev.rebote.policy.Decision;
import dev.rebote.policy.Incident;
import java.util.Optional;

/**
 * What would be done about one recipient of one mail.
 *
 * @param file     the name of the mail
 * @param incident what happened
 * @param decision what the policy would do
 * @param other    what the policy would do that it is compared with
 */
record Treatment(String file, Incident incident, Decision decision, Optional<Decision> other) {

    /** Says whether the two policies would do something else; another rule that does the same is no difference. */
    boolean differs() {
        return other.filter(before -> !before.actions().equals(decision.actions()))
                .isPresent();
    }
}
