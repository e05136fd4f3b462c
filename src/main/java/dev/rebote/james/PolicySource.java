package dev.rebote.james;

import dev.rebote.policy.Policy;
import java.util.Optional;
import javax.mail.MessagingException;

/** Where a mailet has its policy from. */
@FunctionalInterface
interface PolicySource {

    /** Finds the policy in the file that the operator names, or else the usual one; a mistake in it stops the start. */
    Policy find(Optional<String> named) throws MessagingException;
}
