package dev.rebote.james;

import java.util.Map;
import org.apache.james.core.MailAddress;

/** Decides what comes after an attempt that failed. Implementations are thread-safe. */
@FunctionalInterface
interface Retries {

    /** Gives what comes for each of these recipients, who failed alike. */
    Map<MailAddress, Prospect> after(FailureGroup group, Trial trial);
}
